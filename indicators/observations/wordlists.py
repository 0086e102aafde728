"""Word lists that people may extend: value_words.txt, name_words.txt ("kind: word | word"),
abbreviations.csv.
"""

import csv
from functools import cache
from pathlib import Path

from indicators.observations.text import fold, i_for_y

_HERE = Path(__file__).parent


@cache
def word_lines(file_name: str, kind: str) -> tuple[tuple[str, ...], ...]:
    """The lines of one kind, each a tuple of words as written; lines that begin with # explain."""
    lines = (_HERE / file_name).read_text(encoding="utf-8").splitlines()
    chosen = (line.partition(":")[2] for line in lines if line.partition(":")[0] == kind)
    return tuple(tuple(word.strip() for word in line.split("|")) for line in chosen)


@cache
def folded_words(file_name: str, kind: str) -> frozenset[str]:
    """All words of one kind, folded."""
    return frozenset(fold(word) for line in word_lines(file_name, kind) for word in line)


@cache
def abbreviations() -> tuple[tuple[str, str], ...]:
    """Folded abbreviation and what it stands for, the longest first."""
    with (_HERE / "abbreviations.csv").open(encoding="utf-8", newline="") as file:
        rows = [(i_for_y(fold(row["short"])), i_for_y(fold(row["long"]))) for row in csv.DictReader(file)]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))
