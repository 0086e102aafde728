"""Verbs of asking: what is in doubt in a file, what staff say it is, and what was said so far."""

from dataclasses import replace
from datetime import date, datetime

from indicators.access.rights import Actor, may, require
from indicators.catalogue import Catalogue
from indicators.errors import NotFound, UserError
from indicators.observations.answers import (
    HEAD_ROWS,
    IGNORE,
    KINDS,
    PARTS,
    AnswerKind,
    ColumnMeaning,
)
from indicators.observations.places import near_units
from indicators.observations.questions import Question
from indicators.observations.questions import questions as asked_by
from indicators.observations.unpivot import latest_asked
from indicators.store.model import GivenAnswer
from indicators.workflow.house import House
from indicators.workflow.intake import Receipt
from indicators.workflow.strategy_rounds import known_rounds, round_of

NO_WORDS = "Không có chữ nào để ghi nhớ câu trả lời. Hãy trỏ vào một ô có chữ."
WRONG = {
    "row": "Dòng phải là chỉ tiêu trong danh mục (ví dụ 2021-2030/1.1), tử số hoặc mẫu số của chỉ tiêu, hoặc bỏ qua",
    "unit": "Tên phải là một đơn vị có trong danh mục (ví dụ mã 608), hoặc bỏ qua",
    "column": "Cột phải là một vai trò đã biết (ví dụ kết quả, tử số, mục tiêu), hoặc bỏ qua",
    "heads": "Đầu bảng phải gồm 1, 2 hoặc 3 dòng, hoặc bỏ qua",
}


def questions(house: House, actor: Actor, receipt: Receipt) -> tuple[Question, ...]:
    """What is in doubt in a file that was checked or received; nothing for who may not answer."""
    reading = receipt.reading
    if not may(actor, "answer", reading.unit or actor.unit):
        return ()
    day = round_of(house, reading.round).data_date if reading.round else _latest(house)
    return tuple(_with_units(house, day, q) if q.kind == "unit" else q for q in asked_by(reading))


def answer(
    house: House, actor: Actor, kind: AnswerKind, words: str, meaning: str, scope: str = "", reason: str = "",
    round: str = "",
) -> None:  # fmt: skip
    """Keep what words mean: for every unit, or for the files of the unit ``scope``; the next files are read by it.

    ``kind``, ``words``, ``meaning`` as ``observations.answers.Answer`` has them. ``round``: that of the file the answer
    was given for; by it the year of a column is kept as so many years before the round's own, and next year's file is
    read a year later. Raises NotAllowed, NotFound, UserError.
    """
    require(actor, "answer", scope)
    if kind not in KINDS or not words.strip():
        raise UserError(NO_WORDS)
    if scope:
        house.catalogue.unit(scope, _latest(house))
    if not _is_meaning(house.catalogue, kind, meaning):
        raise UserError(f'{WRONG[kind]}; "{meaning}" không dùng được.')
    if kind == "column" and round:
        year = latest_asked(round_of(house, round)).data_year
        meaning = ColumnMeaning.parse(meaning).told_for(year).format()
    house.store.answer(kind, words, meaning, actor.name, datetime.now(), scope, reason)


def answers(house: House, actor: Actor) -> tuple[GivenAnswer, ...]:
    """What was said and counts, newest first; a unit's account sees what holds for its files."""
    require(actor, "check")
    found = reversed(house.store.answers())
    return tuple(a for a in found if actor.role != "unit" or a.scope in ("", actor.unit))


def withdraw(
    house: House, actor: Actor, kind: AnswerKind, words: str, scope: str = "", reason: str = ""
) -> None:
    """Take an answer back: the next files ask again. Raises NotAllowed, NotFound."""
    require(actor, "answer", scope)
    if not any((a.kind, a.words, a.scope) == (kind, words, scope) for a in house.store.answers()):
        raise NotFound(f'Không có câu trả lời nào đang dùng cho "{words}".')
    house.store.answer(kind, words, None, actor.name, datetime.now(), scope, reason)


def _is_meaning(catalogue: Catalogue, kind: AnswerKind, meaning: str) -> bool:
    if meaning == IGNORE:
        return True
    if kind == "row":
        named, _, part = meaning.partition(":")
        strategy, _, code = named.partition("/")
        return (strategy, code) in catalogue.indicators and part in ("", *PARTS) and not meaning.endswith(":")
    if kind == "unit":
        return meaning in catalogue.units_by_code
    if kind == "heads":
        return meaning in HEAD_ROWS
    try:
        return bool(ColumnMeaning.parse(meaning))
    except ValueError:
        return False


def _with_units(house: House, day: date, question: Question) -> Question:
    near = near_units(question.said, house.catalogue, house.store.province, day)
    return replace(question, candidates=tuple(unit.code for unit in near))


def _latest(house: House) -> date:
    return max((r.data_date for r in known_rounds(house)), default=date.today())
