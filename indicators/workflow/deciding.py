"""Verbs of deciding: accept, accept in part, return, take back, confirm a number; each held against what was seen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from indicators.access.rights import Actor, require
from indicators.errors import NotFound, StoreError, UserError
from indicators.output.decision_words import (
    already_confirmed,
    already_decided,
    later_file_sentence,
    overtaken_by_decision,
)
from indicators.store.deciding import Overtaken, Standing, standing, words_standing
from indicators.store.model import DecisionCode, Submission
from indicators.workflow.house import House

SHORTEST_NAME = 6  # signs of an id or of a file's hash that name a submission
LISTED = 5
RETURN_NEEDS_REASON = "Hãy ghi lý do trả lại để đơn vị biết phải sửa gì."
PART_NEEDS_REASON = "Hãy ghi lý do chưa nhận các chỉ tiêu để lại, để đơn vị biết phải sửa gì."
NOTHING_TAKEN = "Không còn chỉ tiêu nào được nhận. Nếu cả tệp chưa dùng được, hãy trả lại kèm lý do."


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one submission among several: ``refusal`` is "" when it was accepted."""

    submission: Submission
    refusal: str


def decide(
    house: House, actor: Actor, submission: str, decision: DecisionCode, reason: str = "",
    left_out: Sequence[str] = (), seen: int | None = None,
) -> None:  # fmt: skip
    """Accept a submission (but for the indicators ``left_out``), return it with a reason, or take a decision back.

    ``seen``: the ``state`` of the submission the decider looked at; None: as it stands, and then an older file is not
    accepted while a later one waits. Raises NotAllowed, NotFound, UserError; StoreError that names who decided
    meanwhile, when and what, or the later file that came; then nothing is written.
    """
    now = standing(
        house.store.database, submission
    )  # first: what is decided after it is told when this is written
    found = house.store.submission(submission)
    require(actor, "decide", found.unit or "")
    if seen is not None and seen != now.state:
        raise StoreError(_overtaken(now))
    if decision == "accepted" and seen is None and found.status == "waiting" and now.later_file:
        raise UserError(later_file_sentence(now.later_file, now.later_at))
    left = _left_out(house, found, decision, left_out)
    if not reason and (decision == "returned" or left):
        raise UserError(PART_NEEDS_REASON if left else RETURN_NEEDS_REASON)
    if _stands(found, decision, left, reason):
        made = standing(house.store.database, submission)
        raise StoreError(already_decided(made.decision, made.actor, made.at))
    try:
        house.store.decide(submission, decision, actor.name, datetime.now(), reason, left, now.state)
    except Overtaken as overtaken:
        raise StoreError(_overtaken(standing(house.store.database, submission))) from overtaken


def accept_several(house: House, actor: Actor, seen: Sequence[tuple[str, int]]) -> tuple[Outcome, ...]:
    """Accept submissions (id, the ``state`` seen), each in a transaction of its own; what became of each."""
    require(actor, "decide")
    return tuple(_accept_one(house, actor, submission, state) for submission, state in seen)


def _accept_one(house: House, actor: Actor, submission: str, state: int) -> Outcome:
    found = house.store.submission(submission)
    try:
        decide(house, actor, submission, "accepted", seen=state)
    except UserError as refusal:
        return Outcome(found, str(refusal))
    return Outcome(found, "")


def confirm(
    house: House, actor: Actor, observation: str, value: float, reason: str = "", seen: int | None = None
) -> None:
    """Record the number a person stands for where the file only says "khoảng …".

    ``seen``: the ``state`` of the line looked at, None: as it stands. Raises NotAllowed, NotFound; StoreError that
    names who confirmed meanwhile, or that this very number stands confirmed.
    """
    require(actor, "confirm")
    now = words_standing(house.store.database, observation)
    if (seen is not None and seen != now.state) or (now.state and now.confirmed == value):
        raise StoreError(already_confirmed(now.confirmed, now.actor, now.at))
    try:
        house.store.confirm(observation, value, actor.name, datetime.now(), reason, now.state)
    except Overtaken as overtaken:
        now = words_standing(house.store.database, observation)
        raise StoreError(already_confirmed(now.confirmed, now.actor, now.at)) from overtaken


def submission_named(house: House, actor: Actor, name: str) -> Submission:
    """The submission of an id or of a file's SHA-256, or the beginning of one (six signs at least); of several with the
    same file the latest. Raises NotAllowed, NotFound, UserError when it fits several files."""
    require(actor, "decide")  # before files are named
    known = house.store.submissions()
    fitting = [s for s in known if name in (s.id, s.sha256)]
    if not fitting and len(name) >= SHORTEST_NAME:
        fitting = [s for s in known if s.id.startswith(name) or s.sha256.startswith(name)]
    if not fitting:
        raise NotFound(f"Không có hồ sơ nào mang mã {name}.")
    if len({s.sha256 for s in fitting}) > 1:
        told = ", ".join(f"{s.id} ({s.file_name})" for s in fitting[:LISTED])
        raise UserError(f"Mã {name} chỉ tới nhiều hồ sơ: {told}. Hãy ghi đủ mã.")
    return fitting[-1]


def _left_out(house: House, found: Submission, decision: str, codes: Sequence[str]) -> tuple[str, ...]:
    """The codes in the order of the file, each once. Raises UserError, NotFound."""
    if not codes:
        return ()
    if decision != "accepted":
        raise UserError("Chỉ để lại chỉ tiêu được khi duyệt; trả lại là trả cả tệp.")
    held = tuple(dict.fromkeys(one.indicator for _, one in house.store.observations(found.id)))
    strange = [code for code in codes if code not in held]
    if strange:
        raise NotFound(f"Tệp không có số liệu của chỉ tiêu {', '.join(strange)}. Tệp có: {', '.join(held)}.")
    if set(held) <= set(codes):
        raise UserError(NOTHING_TAKEN)
    return tuple(code for code in held if code in codes)


def _stands(found: Submission, decision: str, left_out: tuple[str, ...], reason: str) -> bool:
    """Whether that is decided already; a return or a part may be given other reasons."""
    stands = "accepted" if found.status == "superseded" else found.status
    if (stands, found.left_out) != (decision, left_out):
        return False
    return found.reason == reason or (decision == "accepted" and not left_out)


def _overtaken(now: Standing) -> str:
    if now.later_file and now.sent_since:
        return later_file_sentence(now.later_file, now.later_at)
    return overtaken_by_decision(now.decision, now.actor, now.at)
