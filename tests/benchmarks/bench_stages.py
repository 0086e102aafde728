"""Where the time of loading one file goes, stage by stage, for a large appendix and for a small one.

Run: python tests/benchmarks/bench_stages.py [files] [--profile]. Prints, per stage, the median and the best of the
files in milliseconds beside a bare calamine read; with --profile also the functions that cost most. Asserts nothing.
"""

import cProfile
import io
import pstats
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from types import ModuleType

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from python_calamine import CalamineWorkbook

from indicators import workflow
from indicators.access.rights import LOCAL_USER
from indicators.observations import reader
from indicators.store.store import Store
from indicators.workflow import intake
from tests.benchmarks.appendices import PROVINCE, ROUND, SENDER, appendix

ROWS = {"large": 300, "small": 40}
SHOWN_FUNCTIONS = 30
# stage → where the function that does it is looked up
STAGES: tuple[tuple[str, ModuleType | type, str], ...] = (
    ("keep the original", Store, "keep_original"),
    ("open", intake, "open_isolated"),
    ("accepted values", Store, "accepted_values"),
    ("layout", reader, "tables"),
    ("identify", reader, "identify"),
    ("rows", reader, "_read_tables"),
    ("checks", reader, "_finish"),
    ("received before?", Store, "find_same"),
    ("record", Store, "record"),
)


class Clock:
    """Milliseconds by stage of the file that is being loaded."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}

    def timed(self, stage: str, work: Callable) -> Callable:
        def watched(*arguments, **named):
            start = time.perf_counter()
            try:
                return work(*arguments, **named)
            finally:
                self.spent[stage] = self.spent.get(stage, 0.0) + (time.perf_counter() - start) * 1000

        return watched


def bare(content: bytes) -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python(skip_empty_area=False)


def load(contents: list[bytes], profile: cProfile.Profile | None) -> list[dict[str, float]]:
    """Stage → milliseconds of every file; "whole" is all of it, "bare calamine" a mere read of the same bytes."""
    clock, found = Clock(), []
    for stage, where, name in STAGES:
        setattr(where, name, clock.timed(stage, getattr(where, name)))
    receive, read = clock.timed("whole", workflow.receive), clock.timed("bare calamine", bare)
    with tempfile.TemporaryDirectory() as folder:
        house = workflow.open_house(Path(folder) / "bench.duckdb", PROVINCE, False)
        for number, content in enumerate(contents):
            clock.spent = {}
            read(content)
            if profile and number:
                profile.enable()
            receive(house, LOCAL_USER, f"{number}.xlsx", content, ROUND, SENDER)
            if profile:
                profile.disable()
            found.append(clock.spent)
        house.store.close()
    return found[1:]  # the first one warms up


def main(files: int = 20, profiling: bool = False) -> None:
    originals = {stage: getattr(where, name) for stage, where, name in STAGES}
    for size, rows in ROWS.items():
        profile = cProfile.Profile() if profiling else None
        found = load([appendix(seed, rows) for seed in range(files + 1)], profile)
        for stage, where, name in STAGES:
            setattr(where, name, originals[stage])
        print(f"{size}: 3 sheets × {rows} rows × 12 columns, {files} files        median      best  (ms)")
        for stage in (*(stage for stage, _, _ in STAGES), "whole", "bare calamine"):
            times = [spent.get(stage, 0.0) for spent in found]
            print(f"  {stage:40}{median(times):14.1f}{min(times):10.1f}")
        if profile:
            pstats.Stats(profile).sort_stats("tottime").print_stats(SHOWN_FUNCTIONS)


if __name__ == "__main__":
    main(*(int(a) for a in sys.argv[1:] if a.isdigit()), profiling="--profile" in sys.argv)
