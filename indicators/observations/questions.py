"""What staff are asked about a file: one question for all places where the same words are in doubt.

Made from the findings of a reading, read just now or recorded long ago: what a question needs stands in their
parameters. Findings recorded before there were questions lack them and ask nothing.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from indicators.findings import Finding
from indicators.observations.answers import AnswerKind
from indicators.observations.model import Reading

ASKS: Mapping[str, AnswerKind] = {
    "doubtful_row": "row", "unknown_row": "row", "subject_unknown": "unit", "unit_unknown": "unit",
    "column_ignored": "column", "table_not_recognised": "heads", "no_table": "heads", "matched_loosely": "row",
}  # fmt: skip
OPTIONAL = ("matched_loosely",)  # taken already; asked last
CELL = re.compile(r"([A-Z]+)(\d+)")


@dataclass(frozen=True, slots=True)
class Question:
    """``words``: what an answer is found by, of ``kind``; ``said``: the same as the file has it. ``candidates``: likely
    meanings, best first, as ``Answer.meaning`` spells them. ``finding``: the code of the finding that asks.

    ``sheet``, ``cell``: where the words first stand; "" for what concerns the file. A question of kind heads proposes
    a row; staff may point at another one, whose words are ``heads_words`` of its cells.
    """

    kind: AnswerKind
    sheet: str
    cell: str
    said: str
    words: str
    candidates: tuple[str, ...]
    finding: str


def questions(reading: Reading) -> tuple[Question, ...]:
    """One question for each kind and words in doubt, in the order of the sheet; what was taken already comes last."""
    sheets = {f.sheet: at for at, f in reversed(list(enumerate(reading.findings)))}
    asking = sorted(
        (f for f in reading.findings if f.code in ASKS),
        key=lambda f: (f.code in OPTIONAL, sheets[f.sheet], _place(f.cell)),
    )
    found: dict[tuple[AnswerKind, str], Question] = {}
    for one in asking:
        if question := _question(one):
            found.setdefault((question.kind, question.words), question)
    return tuple(found.values())


def _question(one: Finding) -> Question | None:
    params = dict(one.params)
    words = params.get("words", "")
    if not words:
        return None
    likely = tuple(filter(None, params.get("means", "").split(" ")))
    said = params.get("said") or params.get("name", "")
    sheet, cell = params.get("in_sheet", one.sheet), params.get("in_cell", one.cell)
    return Question(ASKS[one.code], sheet, cell, said, words, likely, one.code)


def _place(cell: str) -> tuple[int, int, str]:
    """Rows from the top, columns from the left."""
    found = CELL.fullmatch(cell)
    return (int(found[2]), len(found[1]), found[1]) if found else (0, 0, "")
