"""How long it takes to lose everything and have it back. Run: python tests/benchmarks/bench_restore.py

Loads the whole sample province, backs it up while it is open, destroys it, restores it, checks it, reads every original
again and holds the assessments against those before. Prints seconds and bytes; stops when anything came back otherwise.
"""

import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from indicators import workflow
from indicators.access.rights import LOCAL_USER
from indicators.store.backup import write_backup
from indicators.store.restoring import restore_backup
from indicators.workflow.upkeep import load_sample

T = TypeVar("T")


def timed(words: str, work: Callable[[], T]) -> T:
    start = time.perf_counter()
    done = work()
    print(f"{words:<34}{time.perf_counter() - start:8.2f} s")
    return done


def assessments(house: workflow.House) -> list:
    return [workflow.assess(house, LOCAL_USER, round.code) for round in workflow.rounds(house, LOCAL_USER)]


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        place, file = Path(name) / "kho" / "x.duckdb", Path(name) / "b.zip"
        house = workflow.open_house(place, "62", sample=True)
        counts = timed("load the sample province", lambda: load_sample(house, LOCAL_USER))
        print("  " + ", ".join(f"{number} {what}" for what, number in counts.items()))
        before = assessments(house)
        made = timed("back up, the database open", lambda: write_backup(house.store, file, datetime.now()))
        print(f"  {made.size_bytes:,} bytes, {made.originals} originals, {len(made.problems)} problems")
        house.store.close()
        shutil.rmtree(place.parent)
        timed("restore", lambda: restore_backup(file, place, "bench", datetime.now()))
        again = workflow.open_house(place, None, None)
        problems = timed("check everything (doctor)", lambda: workflow.doctor(again, LOCAL_USER).problems)
        report = timed("read every original again (rebuild)", lambda: workflow.rebuild(again, LOCAL_USER))
        assert (problems, report.differences, assessments(again)) == ((), (), before)
        print(
            f"  {report.submissions} submissions, {report.observations} figures, 0 differences, assessments equal"
        )
        again.store.close()


if __name__ == "__main__":
    main()
