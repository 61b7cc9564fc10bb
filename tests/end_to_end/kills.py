"""Kills a build at a moment or before a step on the disk, and looks at what is left.

Run as a program it is the build that is killed: ``kills.py CASE OUT NOW STEP``
ends itself, as SIGKILL ends it, before its STEP-th change to the disk; with STEP 0
it waits to be killed from outside.
"""

import datetime as dt
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from xborder.casefile.build import build_case
from xborder.files.output_dir import recover

MOMENTS = (dt.datetime(2026, 10, 8, 8, 0, tzinfo=dt.UTC), dt.datetime(2026, 10, 8, 9, 0, tzinfo=dt.UTC))
_CHANGES = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link"}


def state(folder: Path) -> dict[str, tuple[str, int]]:
    """Every file of a folder: digest, and time of its last change."""
    return {
        path.relative_to(folder).as_posix(): (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def digests(folder: Path) -> dict[str, str]:
    return {name: digest for name, (digest, _) in state(folder).items()}


class Stage(NamedTuple):
    """A case, where it is built, and what the bundles of two moments hold: each build replaces one by the other."""

    case: Path
    out: Path
    bundles: tuple[dict[str, str], dict[str, str]]
    sources: dict[str, tuple[str, int]]
    seconds: float
    temporary: Path

    @classmethod
    def set_up(cls, case: Path, work: Path) -> "Stage":
        began = time.monotonic()
        for number, now in enumerate(MOMENTS):
            assert build_case(case, work / str(number), now=now).value is not None
        seconds = (time.monotonic() - began) / 2
        bundles = (digests(work / "0"), digests(work / "1"))
        assert bundles[0] != bundles[1]
        temporary = work / "temporary"
        temporary.mkdir()
        return cls(case, work / "place" / "out", bundles, state(case), seconds, temporary)

    def attempt(self, end: Callable[["Stage", int], int], *, replace: bool) -> list[str]:
        """Begin a build, new or over an older bundle, have it ended, and say what is wrong then."""
        before = self.holds()
        if replace and before is None:
            before = self.rebuilt(0)
        if not replace:
            shutil.rmtree(self.out, ignore_errors=True)
            before = None
        wanted = 0 if before == self.bundles[1] else 1
        status = end(self, wanted)
        if status == -signal.SIGKILL and self.holds() not in (before, self.bundles[wanted]):
            return ["what stands at the target is neither the older bundle nor the newer one"]
        return self.faults(before, self.bundles[wanted])

    def faults(self, *allowed: dict[str, str] | None) -> list[str]:
        found = [] if state(self.case) == self.sources else ["a source was touched"]
        recover(self.out)
        if self.holds() not in allowed:
            found.append("what stands at the target after putting it right is neither bundle")
        left = [path.name for path in self.out.parent.glob(".*") if "lock" not in path.name]
        left += [path.name for path in self.temporary.iterdir()]
        return [*found, *(f"{name} was left over" for name in left)]

    def completed(self) -> list[str]:
        """What is wrong with a re-run over what the kills have left."""
        return [] if self.rebuilt(1) == self.bundles[1] else ["a re-run gave other bytes"]

    def rebuilt(self, number: int) -> dict[str, str] | None:
        built = build_case(self.case, self.out, replace=True, now=MOMENTS[number])
        assert built.value is not None, built.report
        return self.holds()

    def holds(self) -> dict[str, str] | None:
        return digests(self.out) if self.out.exists() else None

    def command(self, wanted: int, step: int) -> list[str]:
        return [sys.executable, __file__, str(self.case), str(self.out), MOMENTS[wanted].isoformat(), str(step)]

    def environment(self) -> dict[str, str]:
        return {**os.environ, "TMPDIR": str(self.temporary)}


def after(seconds: float) -> Callable[[Stage, int], int]:
    """Ends a build after some seconds."""

    def end(stage: Stage, wanted: int) -> int:
        process = subprocess.Popen(stage.command(wanted, 0), env=stage.environment())
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        return process.wait()

    return end


def before(step: int) -> Callable[[Stage, int], int]:
    """Ends a build before its so-manieth change to the disk."""

    def end(stage: Stage, wanted: int) -> int:
        return subprocess.run(stage.command(wanted, step), env=stage.environment(), check=False).returncode

    return end


def _main(case: str, out: str, now: str, step: str) -> None:
    left = int(step)

    def count(event: str, given: tuple[Any, ...]) -> None:
        nonlocal left
        changes = event in _CHANGES or (event == "open" and isinstance(given[2], int) and given[2] & os.O_CREAT)
        if left and changes:
            left -= 1
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
    built = build_case(Path(case), Path(out), replace=True, now=dt.datetime.fromisoformat(now))
    sys.exit(0 if built.value is not None else 9)


if __name__ == "__main__":
    _main(*sys.argv[1:])
