"""A build killed at any moment leaves a whole bundle or none, and the next command puts things right."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from xborder.casefile.build import build_case


def whole(out: Path) -> bool:
    return (out / "prosecution/manifest-sha512.txt").is_file() and (out / "served/tagmanifest-sha512.txt").is_file()


def build_and_kill(case: Path, out: Path, after: float, *, replace: bool) -> None:
    command = [
        sys.executable,
        "-m",
        "xborder",
        "case",
        "build",
        str(case),
        "-o",
        str(out),
        *(["--replace"] if replace else []),
    ]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    process.wait()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a signal that cannot be caught")
def test_killed_at_random_moments(case: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    dice = random.Random(11)  # noqa: S311 - when the process is killed needs no secrecy
    for _ in range(6):
        build_and_kill(case, out, dice.uniform(0.2, 4.5), replace=out.exists())
        assert not out.exists() or whole(out)
    built = build_case(case, out, replace=True)
    assert built.value is not None
    assert whole(out)
    assert (
        sorted(
            path.name for path in tmp_path.iterdir() if path.name.startswith(".out") and not path.name.endswith("lock")
        )
        == []
    )
