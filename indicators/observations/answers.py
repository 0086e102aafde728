"""What staff said a row, a unit, a column or the head of a table is; asked before anything is guessed.

An answer is found by its words: folded, without years and dates, so that next year's file of the same kind, typed in
capitals or without diacritics, is understood by the same answer. Only the functions ``*_words`` make them.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal, get_args

from indicators.catalogue.definitions import Kind, Period
from indicators.observations.headers import TIME_WORDS, header_text
from indicators.observations.names import counted_words
from indicators.observations.rows import sub_row
from indicators.observations.text import fold, i_for_y
from indicators.workbook.grid import Value

AnswerKind = Literal["row", "unit", "column", "heads"]
KINDS: tuple[AnswerKind, ...] = get_args(AnswerKind)
IGNORE = "ignore"
PARTS = ("numerator", "denominator")
HEAD_ROWS = ("1", "2", "3")
ROLE_WORDS = {
    "name": "tên chỉ tiêu", "subject": "tên đơn vị", "subject_code": "mã đơn vị", "year_label": "năm",
    "period_label": "kỳ", "kind_label": "loại số liệu", "breakdown_label": "phân tổ", "result": "kết quả",
    "rate": "tỷ lệ", "text_value": "kết quả bằng chữ", "numerator": "tử số", "denominator": "mẫu số, tổng số",
    "female": "số nữ", "male": "số nam", "verdict": "đánh giá", "verdict_met": "dấu Đạt",
    "verdict_partly_met": "dấu Đạt một phần", "verdict_not_met": "dấu Chưa đạt",
    "verdict_not_assessable": "dấu Không đánh giá được", "cause": "nguyên nhân", "difficulty": "khó khăn",
    "solution": "giải pháp", "note": "ghi chú", "target": "mục tiêu", "plan": "kế hoạch", "comparison": "so sánh",
    "elsewhere": "nơi khác",
    "supplier": "đơn vị chủ trì", "derived": "cột suy ra", "tt": "số thứ tự", "unit_of_measure": "đơn vị tính",
    "file_label": "tên tệp", "cell_label": "ô",
}  # fmt: skip
PERIODS: dict[str, Period] = {period: period for period in get_args(Period)}
KINDS_OF_FIGURES: dict[str, Kind] = {kind: kind for kind in get_args(Kind)}
FEW_WORDS = 3  # a name this short says what it is only together with the heading above it
UNDER = " > "
LEVEL = " / "
CELL = " | "
EARLIEST = -9  # years before the round's own
_DEPENDENT = re.compile(r"\s*(?:[-+•*·▪►>–]|trong đó|trong do)", re.IGNORECASE)
_SIGNS = re.compile(r"[^0-9a-z%]+")
_TIMES = re.compile(rf"{TIME_WORDS.pattern}|\bnam 20\d\d\b")
_MEANING = re.compile(
    r"(?P<role>[a-z_]+)(?:@(?P<year>20\d\d|0|-[1-9]))?(?:/(?P<period>[a-z_]+))?(?:\+(?P<kind>[a-z]+))?"
)
_MEMO = 20_000


# -- words -------------------------------------------------------------------------------------------------------------
def row_words(name: str, heading: str = "") -> str:
    """The words of a row's name, without numbering and years. A row that speaks only together with the one above it
    ("- Cấp xã", "Số nữ") has the words of its ``heading`` before its own."""
    own = _row(name)
    return f"{_row(heading)}{UNDER}{own}" if own and heading and is_dependent(name) else own


@lru_cache(maxsize=_MEMO)
def is_dependent(name: str) -> bool:
    """Whether a row's name says what it is only below another: begun with a dash, "Trong đó", or a few words."""
    return bool(_DEPENDENT.match(name)) or bool(sub_row(name)) or len(_row(name).split()) <= FEW_WORDS


@lru_cache(maxsize=_MEMO)
def unit_words(text: str) -> str:
    """The words by which a file names a unit."""
    return _plain(text)


def column_words(levels: Sequence[str]) -> str:
    """The words of a column's head, of each level from the top, without years and dates."""
    return LEVEL.join(filter(None, map(_plain, levels)))


def heads_words(cells: Iterable[Value]) -> str:
    """The words of the row that heads a table, cell by cell, without years; ``cells``: the whole row as it stands."""
    return CELL.join(filter(None, (_plain(header_text(v)) for v in cells)))


@lru_cache(maxsize=_MEMO)
def _row(name: str) -> str:
    return " ".join(counted_words(name))


@lru_cache(maxsize=_MEMO)
def _plain(text: str) -> str:
    return " ".join(_SIGNS.sub(" ", i_for_y(_TIMES.sub(" ", fold(text)))).split())


# -- meanings ----------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class ColumnMeaning:
    """What a column holds: ``role`` as in ``headers.Head``, or "ignore". Written "result", "result@2020",
    "result@-1/half+estimate".

    ``year``: only for a head that names none. 0 is the year of the round a file is for, -1 the year before, so that
    next year's file of the same kind is read a year later; 2020 is that year in every file. None: as the head says.
    """

    role: str
    year: int | None = None
    period: Period | None = None
    kind: Kind | None = None

    @classmethod
    def parse(cls, text: str) -> "ColumnMeaning":
        """Raises ValueError."""
        found = _MEANING.fullmatch(text)
        if found is None or found["role"] not in (*ROLE_WORDS, IGNORE):
            raise ValueError(text)
        role, year, period, kind = found.groups()
        if period not in (None, *PERIODS) or kind not in (None, *KINDS_OF_FIGURES):
            raise ValueError(text)
        return cls(role, int(year) if year else None, PERIODS.get(period), KINDS_OF_FIGURES.get(kind))

    def format(self) -> str:
        """The reverse of ``parse``."""
        year = "" if self.year is None else f"@{self.year}"
        return f"{self.role}{year}{f'/{self.period}' if self.period else ''}{f'+{self.kind}' if self.kind else ''}"

    def told_for(self, data_year: int) -> "ColumnMeaning":
        """The same with a year near ``data_year``, that of the round it was said for, told by its distance."""
        if self.year is None or self.year <= 0 or not EARLIEST <= self.year - data_year <= 0:
            return self
        return ColumnMeaning(self.role, self.year - data_year, self.period, self.kind)

    def year_in(self, data_year: int) -> int | None:
        """The year meant in a file for a round with data of ``data_year``."""
        return self.year if self.year is None or self.year > 0 else data_year + self.year


# -- answers -----------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Answer:
    """``words`` (made by ``*_words``) mean ``meaning``, for everybody or for the files of the unit ``scope``.

    ``meaning`` by kind: row "2021-2030/1.1", "2021-2030/1.1:numerator", ":denominator"; unit "608"; column see
    ``ColumnMeaning``; heads "1" to "3", how many rows the head has from that row on; and "ignore" for all four.
    """

    kind: AnswerKind
    words: str
    meaning: str
    scope: str = ""


@dataclass(frozen=True)
class Answers:
    """The answers known when a file is read; compared by content. ``sender``: whose own answers count, "" for none.

    Each look-up gives the meaning, None where nobody said. The sender's own answer goes before the general one.
    """

    given: tuple[Answer, ...] = ()
    sender: str = ""

    def __bool__(self) -> bool:
        return bool(self.given)

    def of(self, sender: str | None) -> "Answers":
        """The same as it holds for the files of one unit."""
        return self if not self.given or (sender or "") == self.sender else Answers(self.given, sender or "")

    def row(self, name: str, heading: str = "") -> str | None:
        return self._meanings["row"].get(row_words(name, heading)) if self._meanings["row"] else None

    def unit(self, text: str) -> str | None:
        return self._meanings["unit"].get(unit_words(text)) if self._meanings["unit"] else None

    def column(self, levels: Sequence[str]) -> str | None:
        return self._meanings["column"].get(column_words(levels)) if self._meanings["column"] else None

    def heads(self, cells: Iterable[Value]) -> str | None:
        known = self._meanings["heads"]
        words = (_plain(header_text(value)) for value in cells)
        first = next(filter(None, words), "") if known else ""
        if first not in self._first_heads:  # most rows
            return None
        return known.get(CELL.join((first, *filter(None, words))))

    def has(self, kind: AnswerKind) -> bool:
        """Whether there is any answer of a kind."""
        return bool(self.given) and bool(self._meanings[kind])

    @cached_property
    def _first_heads(self) -> frozenset[str]:
        return frozenset(words.partition(CELL)[0] for words in self._meanings["heads"])

    @cached_property
    def _meanings(self) -> Mapping[AnswerKind, Mapping[str, str]]:
        mine = (a for scope in ("", self.sender) for a in self.given if a.scope == scope)
        found: dict[AnswerKind, dict[str, str]] = {kind: {} for kind in KINDS}
        for answer in mine:
            found[answer.kind][answer.words] = answer.meaning
        return found


NO_ANSWERS = Answers()
