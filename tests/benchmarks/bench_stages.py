"""Where the time of loading one file goes, stage by stage, for a large appendix and for a small one.

Run: python tests/benchmarks/bench_stages.py [files] [--profile]. Prints, per stage, the median and the best of the
files in milliseconds, on the clock and on the processor, beside a bare calamine read. What a child does is done in this
process here, so that it can be looked into; with --profile also the functions that cost most, of the child and of the
server. Asserts nothing.
"""

import cProfile
import gc
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
from indicators.observations import isolated, reading_job
from indicators.observations.reading_job import Question
from indicators.store import originals
from indicators.store.store import Store
from indicators.workbook import isolation, wire
from indicators.workflow import intake
from tests.benchmarks.appendices import PROVINCE, ROUND, SENDER, appendix

ROWS = {"large": 300, "small": 40}
SHOWN_FUNCTIONS = 25
NO_TIME = (0.0, 0.0)
# stage → where the function that does it is looked up
CHILD: tuple[tuple[str, ModuleType | type, str], ...] = (
    ("open", reading_job, "open_workbook"),
    ("read", reading_job, "read_alone"),
    ("make plain", reading_job, "plain_reading"),
    ("pack", wire, "pack"),
)
SERVER: tuple[tuple[str, ModuleType | type, str], ...] = (
    ("keep the original", originals, "keep"),
    ("wait for the child", intake, "read_isolated"),
    ("… unpack", isolation, "unpack"),
    ("… check", isolated, "reading_from"),
    ("accepted values", Store, "accepted_values"),
    ("received before?", Store, "find_same"),
    ("record", Store, "record"),
)


class Clock:
    """Milliseconds (on the clock, on the processor) by stage of the file that is being loaded."""

    def __init__(self) -> None:
        self.spent: dict[str, tuple[float, float]] = {}

    def timed(self, stage: str, work: Callable) -> Callable:
        def watched(*arguments, **named):
            clock, processor = time.perf_counter(), time.thread_time()
            try:
                return work(*arguments, **named)
            finally:
                before = self.spent.get(stage, NO_TIME)
                took = time.perf_counter() - clock, time.thread_time() - processor
                self.spent[stage] = before[0] + took[0] * 1000, before[1] + took[1] * 1000

        return watched

    def watch(self, stages: tuple[tuple[str, ModuleType | type, str], ...]) -> None:
        for stage, where, name in stages:
            setattr(where, name, self.timed(stage, getattr(where, name)))


def bare(content: bytes) -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python(skip_empty_area=False)


def load(
    contents: list[bytes], clock: Clock, profiles: dict[str, cProfile.Profile]
) -> list[dict[str, tuple[float, float]]]:
    """Stage → milliseconds of every file: a mere read of its bytes, what a child does, receiving it."""
    found = []
    read, receive = clock.timed("bare calamine", bare), clock.timed("receive, whole", workflow.receive)
    with tempfile.TemporaryDirectory() as folder:
        house = workflow.open_house(Path(folder) / "bench.duckdb", PROVINCE, False)
        reading_job.learn(house.catalogue)
        question = Question("a.xlsx", PROVINCE, False, ROUND, SENDER)

        def child(content: bytes) -> None:
            gc.disable()  # as a child does
            wire.pack(*reading_job.read_plain(content, question))
            gc.enable()

        def server(content: bytes) -> None:
            receive(house, LOCAL_USER, "a.xlsx", content, ROUND, SENDER)

        as_child = clock.timed("child, whole", child)
        for number, content in enumerate(contents):
            clock.spent = {}
            read(content)
            for name, work in (("child", as_child), ("server", server)):
                profile = profiles.get(name) if number else None
                if profile:
                    profile.runcall(work, content)
                else:
                    work(content)
            found.append(clock.spent)
        house.store.close()
    return found[1:]  # the first one warms up


def main(files: int = 20, profiling: bool = False) -> None:
    clock = Clock()
    clock.watch(CHILD + SERVER)
    for size, rows in ROWS.items():
        profiles = {name: cProfile.Profile() for name in ("child", "server")} if profiling else {}
        found = load([appendix(seed, rows) for seed in range(files + 1)], clock, profiles)
        print(f"{size}: 3 sheets × {rows} rows × 12 columns, {files} files; milliseconds")
        print(f"  {'':40}{'clock: median':>14}{'best':>10}{'processor: median':>20}{'best':>10}")
        for stage in (
            "bare calamine",
            *(stage for stage, _, _ in CHILD),
            "child, whole",
            *(stage for stage, _, _ in SERVER),
            "receive, whole",
        ):
            clocks, processors = zip(*(spent.get(stage, NO_TIME) for spent in found), strict=True)
            cells = median(clocks), min(clocks), median(processors), min(processors)
            print("  {:40}{:14.1f}{:10.1f}{:20.1f}{:10.1f}".format(stage, *cells))
        for name, profile in profiles.items():
            print(f"{size}, {name}")
            pstats.Stats(profile).sort_stats("tottime").print_stats(SHOWN_FUNCTIONS)


if __name__ == "__main__":
    main(*(int(a) for a in sys.argv[1:] if a.isdigit()), profiling="--profile" in sys.argv)
