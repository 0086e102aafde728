"""What a row says beside its figures: verdict marks, causes, difficulties, solutions, notes."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple, get_args

from indicators.observations.checks import names_person
from indicators.observations.figures import Place
from indicators.observations.headers import TEXT_ROLES, VERDICTS
from indicators.observations.model import DeclaredVerdict
from indicators.observations.table import Table
from indicators.observations.text import clean, fold, joined
from indicators.observations.value_words import DASHES
from indicators.workbook.grid import Value

MARK = "verdict_"
NO_MARK = DASHES | {""}
NO_WORDS = ("khong", "0", "co")


@dataclass(frozen=True, slots=True)
class TextColumns:
    """Columns of words: (role, column); ``declares_projection``: the verdict is about the projected result; ``cells``:
    those of a row; ``memo``: what such cells say together, for most rows say the same or nothing."""

    words: tuple[tuple[str, int], ...]
    marks: tuple[tuple[DeclaredVerdict, int], ...]
    verdict: int
    declares_projection: bool
    cells: Callable[[list[Value]], tuple[Value, ...]]
    memo: dict[tuple[Value, ...], "RowTexts"] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, table: Table) -> "TextColumns":
        marks = [c for c in table.columns if c.role.startswith(MARK)]
        single = next((c for c in table.columns if c.role == "verdict"), None)
        heads = [c.head for c in (*marks, *([single] if single else []))]
        words = tuple((c.role, c.index) for c in table.columns if c.role in TEXT_ROLES)
        used = (*(c for _, c in words), *(c.index for c in marks), *([single.index] if single else []))
        return cls(
            words,
            tuple(
                (verdict, c.index)
                for c in marks
                for verdict in get_args(DeclaredVerdict)
                if c.role == MARK + verdict
            ),
            -1 if single is None else single.index,
            any(head.time.kind == "projection" for head in heads),
            itemgetter(*used, *used[-1:]) if used else lambda row: (),  # of one column too it gives a tuple
        )


class RowTexts(NamedTuple):
    """``first_column``: of the first of them, where a row has words only."""

    verdict: DeclaredVerdict | None = None
    cause: str = ""
    difficulty: str = ""
    solution: str = ""
    note: str = ""
    first_column: int = -1

    @property
    def speaks(self) -> bool:
        """Whether the words are worth keeping without a figure; a bare note is not."""
        return bool(self.verdict or self.cause or self.difficulty or self.solution)


SILENT = RowTexts()


def read_texts(columns: TextColumns, place: Place) -> RowTexts:
    """The words of a row. A cell that names a person is reported and its words are left out."""
    row = place.sheet.rows[place.row]
    cells = columns.cells(row)
    if (known := columns.memo.get(cells)) is not None:
        return known
    before = len(place.found)
    found = _read(columns, place, row)
    if len(place.found) == before and all(
        type(value) is str for value in cells
    ):  # 1, 1.0 and True are one key
        columns.memo[cells] = found
    return found


def _read(columns: TextColumns, place: Place, row: list[Value]) -> RowTexts:
    said: dict[str, str] = {}
    first = -1
    for role, column in columns.words:
        text = _words(place, column, row[column])
        if text:
            said[role] = joined((said[role], text)) if role in said else text
            first = column if first < 0 else first
    verdict, at = _verdict(columns, place, row)
    if verdict is None and not said:
        return SILENT
    return RowTexts(verdict, **said, first_column=at if at >= 0 else first)


def _words(place: Place, column: int, value: Value) -> str:
    if value == "" or value is None:
        return ""
    text, person = _said(value if type(value) is str else str(value))
    if person:
        place.report("person_name", column)
        return ""
    return text


@lru_cache(maxsize=8192)
def _said(raw: str) -> tuple[str, bool]:
    """The words of a cell ("" for a mere dash), and whether they name a person."""
    text = clean(raw)
    return ("", False) if text in NO_MARK else (text, names_person(text))


def _verdict(columns: TextColumns, place: Place, row: list[Value]) -> tuple[DeclaredVerdict | None, int]:
    if columns.marks:
        marked = [(verdict, c) for verdict, c in columns.marks if _is_marked(row[c])]
        if len(marked) > 1:
            place.report("several_verdicts", marked[1][1])
            return None, -1
        if marked:
            return marked[0]
    if columns.verdict >= 0 and isinstance(row[columns.verdict], str):
        verdict = verdict_of(row[columns.verdict])
        return verdict, columns.verdict if verdict else -1
    return None, -1


def _is_marked(value: Value) -> bool:
    if isinstance(value, str):
        return clean(value) not in NO_MARK and fold(value) not in NO_WORDS[:2]
    return bool(value)


@lru_cache(maxsize=4096)
def verdict_of(text: str) -> DeclaredVerdict | None:
    """A verdict in words: "Đạt và vượt mục tiêu" → met; None where the words are none."""
    folded = fold(text).strip(" .;")
    if folded in VERDICTS:
        return VERDICTS[folded]
    return next((VERDICTS[words] for words in LONGEST_FIRST if folded.startswith(f"{words} ")), None)


LONGEST_FIRST = tuple(sorted(VERDICTS, key=len, reverse=True))
