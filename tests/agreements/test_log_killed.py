"""Several processes write one log and are killed at any moment, within a write too: no receipt is lost, no line dropped.

A few rounds run with the suite; ``pytest -m soak`` runs many.
"""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import attrs
import pytest

from agreements.test_log import lines
from agreements.world import NOW, codes
from xborder.agreements.log import DisclosureLog, link
from xborder.agreements.log_query import Asker, LogPurpose, Question, ask
from xborder.agreements.log_verify import verify_log

#: Writes entries, some of them longer than a page, and says each receipt once it has it; now and then it dies within
#: a write, as one does that is killed by the system.
_WRITER = """
import os, random, signal, stat, sys
from pathlib import Path
from xborder.agreements.log import DisclosureLog
from xborder.files import chained_log

log, seed, said = DisclosureLog(Path(sys.argv[1])), int(sys.argv[2]), open(sys.argv[3], "ab", buffering=0)
chance = random.Random(seed)
real_fsync, real_tail = os.fsync, chained_log.read_tail
start = 0

def tail(handle, **more):
    global start
    start = os.fstat(handle.fileno()).st_size  # with the lock held: what is behind this is our own
    return real_tail(handle, **more)

def written(state):
    return state.st_size if stat.S_ISREG(state.st_mode) else 0  # a folder is put on disk too

def torn(descriptor):
    size = written(os.fstat(descriptor))
    if size > start + 1 and chance.random() < 0.05:
        os.ftruncate(descriptor, size - chance.randrange(1, size - start))
        os.kill(os.getpid(), signal.SIGKILL)
    real_fsync(descriptor)

chained_log.os.fsync, chained_log.read_tail = torn, tail
while True:
    paths = ["/name/family"] * chance.choice([1, 2, 600, 9000])
    receipt = log.disclosed({"type": "disclosure", "at": "2026-10-08T09:00:00+01:00", "recipient": "kent", "paths": paths})
    said.write(receipt.encode() + b"\\n")
"""


@attrs.define
class Tally:
    """What a run came to."""

    entries: int = 0
    receipts: int = 0
    torn: int = 0
    killed: int = 0


def run_killed(folder: Path, *, processes: int, rounds: int, seed: int) -> Tally:
    """Let processes write and kill them, round after round; every receipt has its entry afterwards, each line is told."""
    log, chance = folder / "norfolk.jsonl", random.Random(seed)  # noqa: S311 - a seed that can be run again is the point
    tally = Tally()
    for number in range(rounds):
        writers = [_start(log, folder, chance.randrange(2**32), number, each) for each in range(processes)]
        _wait_for_all(writers, [folder / f"{number}-{each}.said" for each in range(processes)])
        time.sleep(chance.uniform(0, 0.4))
        for writer in writers:
            writer.send_signal(signal.SIGKILL)
        tally.killed += sum(1 for writer in writers if writer.wait() == -signal.SIGKILL)
    DisclosureLog(log).disclosed({"type": "disclosure", "at": NOW.isoformat()})
    found = verify_log(log)
    assert set(codes(found)) <= {"XB-LOG-006"}, codes(found)
    held = {link(line) for line in log.read_bytes().split(b"\n")}
    said = [line for file in folder.glob("*.said") for line in file.read_text().splitlines()]
    assert set(said) <= held
    assert len(said) == len(set(said))
    tally.entries, tally.receipts, tally.torn = len(lines(log)), len(said), len(codes(found))
    return tally


def _start(log: Path, folder: Path, seed: int, number: int, which: int) -> "subprocess.Popen[bytes]":
    said = folder / f"{number}-{which}.said"
    return subprocess.Popen([sys.executable, "-c", _WRITER, str(log), str(seed), str(said)])


def _wait_for_all(writers: list["subprocess.Popen[bytes]"], said: list[Path]) -> None:
    """Until each has written once, or has been killed within its first write."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        waiting = [
            writer
            for writer, file in zip(writers, said, strict=True)
            if writer.poll() is None and not (file.exists() and file.stat().st_size)
        ]
        if not waiting:
            return
        time.sleep(0.02)


@pytest.mark.parametrize("processes", [2, 4])
def test_what_is_killed_loses_no_receipt_and_drops_no_line(tmp_path: Path, processes: int) -> None:
    tally = run_killed(tmp_path, processes=processes, rounds=3, seed=processes)
    assert tally.killed == 3 * processes
    assert tally.receipts
    found = ask(tmp_path / "norfolk.jsonl", Question(to="kent"), Asker(by="x", purpose=LogPurpose.SECURITY, at=NOW))
    assert found.value is not None
    assert len(found.value) >= tally.receipts


@pytest.mark.soak
@pytest.mark.parametrize("processes", [2, 4])
def test_many_rounds(tmp_path: Path, processes: int) -> None:
    tally = run_killed(tmp_path, processes=processes, rounds=150, seed=1000 + processes)
    print(processes, tally)  # noqa: T201 - the figures of a soak are what it is run for
    assert tally.torn
