"""The intake scored on layouts of many offices: what they give must be read, and nothing else."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.layouts.notation import Layout, all_forms
from tests.layouts.scoring import Score, score
from tests.layouts.seeded import seeded
from tests.layouts.writing import as_xlsx

SEEDS = range(100)
SAVED_AS = {
    "results_over_years_and_a_day", "three_rows_of_heads_counts", "two_tables_in_a_sheet", "formulas_with_results",
    "names_in_tcvn3", "names_in_vni", "a_date_cell_as_head", "values_written_in_every_way", "old_hidden_sheet",
    "years_down_inside_every_indicator", "districts_down_the_rows", "blank_heads_unmerged",
}  # fmt: skip
LEAST_RECALL = 0.99
HEADS = ("figures", "found", "wrong", "targets", "cells", "doubts", "shown", "named", "known", "alarms")


def convert(folder: Path, suffix: str) -> Callable[[Layout], bytes]:
    """A writer that saves a layout with LibreOffice in another format."""

    def write(layout: Layout) -> bytes:
        source = folder / f"{layout.name}.xlsx"
        source.write_bytes(as_xlsx(layout))
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", suffix[1:], "--outdir", folder, source]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return source.with_suffix(suffix).read_bytes()

    return write


def _numbers(one: Score) -> tuple[int, ...]:
    return (
        one.figures, one.found, one.wrong, one.taken_targets, one.good_cells, one.doubts, one.shown_doubts,
        one.named, one.recognised, one.alarms,
    )  # fmt: skip


def _print(scores: list[Score], each: bool) -> None:
    print("\n" + f"{'layout':46}" + "".join(f"{head:>9}" for head in HEADS))
    for one in scores:
        if each or one.problems:
            print(f"{one.name:46}" + "".join(f"{n:9}" for n in _numbers(one)))
        for problem in one.problems:
            print("    " + problem)
    totals = [sum(column) for column in zip(*map(_numbers, scores), strict=True)]
    print(f"{f'{len(scores)} layouts':46}" + "".join(f"{n:9}" for n in totals))


def _hold(scores: list[Score]) -> None:
    figures, found = sum(s.figures for s in scores), sum(s.found for s in scores)
    assert found >= LEAST_RECALL * figures, f"{found} of {figures} figures read"
    assert sum(s.wrong for s in scores) == 0
    assert sum(s.taken_targets for s in scores) == 0
    assert all(s.good_cells == s.cells for s in scores)
    assert all(s.shown_doubts == s.doubts for s in scores)
    assert all(s.recognised == s.named for s in scores)
    assert all(s.rows_add_up for s in scores)


@pytest.mark.slow
def test_layouts_of_many_offices_are_read_without_a_wrong_value(capsys):
    scores = [score(layout) for layout in all_forms()]
    with capsys.disabled():
        _print(scores, each=True)
    assert len(scores) >= 250
    _hold(scores)


@pytest.mark.slow
def test_layouts_made_by_chance_are_read_without_a_wrong_value(capsys):
    scores = [score(seeded(seed)) for seed in SEEDS]
    with capsys.disabled():
        _print(scores, each=False)
    _hold(scores)


@pytest.mark.slow
@pytest.mark.parametrize("suffix", [".xls", ".ods"])
def test_the_same_layouts_saved_by_another_program_say_the_same(suffix, tmp_path):
    chosen = [one for one in all_forms() if one.name in SAVED_AS]
    assert len(chosen) == len(SAVED_AS)
    scores = [score(one, convert(tmp_path, suffix), suffix) for one in chosen]
    _hold(scores)
