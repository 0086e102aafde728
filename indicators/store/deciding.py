"""Deciding and confirming, each held in its own transaction against the state the decider saw.

Two people who look at the same state and both decide: the first is written, the second is told of the first.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from indicators.errors import NotFound, StoreError
from indicators.store.database import Cursor, Database
from indicators.store.identity import entry_id
from indicators.store.model import DecisionCode
from indicators.store.rows import local
from indicators.store.statements import statement
from indicators.store.writing import insert

DECISIONS = ("accepted", "returned")


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a submission stands. ``state``: as ``Submission.state``. ``decision`` (accepted_in_part too), ``actor``,
    ``at``: of the latest decision, None where there is none. ``later_file``, ``later_at``: the latest later file of the
    same unit and round; ``sent_since``: it came after that decision."""

    refused: bool
    state: int
    decision: str | None
    actor: str | None
    at: datetime | None
    later_file: str | None
    later_at: datetime | None
    sent_since: bool


@dataclass(frozen=True, slots=True)
class WordsStanding:
    """What a file gave in words, and the number somebody stands for: ``state`` 0 and None where nobody does."""

    value: float | None
    text: str
    state: int
    confirmed: float | None
    actor: str | None
    at: datetime | None


class Overtaken(StoreError):
    """What was looked at is not how it stands now; nothing was written. ``now``: how it stands."""

    def __init__(self, now: Standing | WordsStanding) -> None:
        super().__init__("Việc này đã có người khác làm trước. Hãy mở lại để xem tình trạng mới.")
        self.now = now


def standing(database: Database, submission: str) -> Standing:
    """Raises NotFound."""
    return _standing(database.ask("read/standing", submission=submission), submission)


def words_standing(database: Database, observation: str) -> WordsStanding:
    """Raises NotFound."""
    return _words(database.ask("read/words_standing", observation=observation), observation)


def decide(
    database: Database, submission: str, decision: DecisionCode, actor: str, at: datetime, reason: str = "",
    left_out: Sequence[str] = (), seen: int | None = None,
) -> None:  # fmt: skip
    """Accept or return a submission; the latest decision counts.

    ``left_out``: indicators an acceptance leaves out. ``seen``: the ``state`` the decider saw, None for any. Raises
    NotFound, StoreError for a refused one, Overtaken when it stands otherwise by now.
    """
    if decision not in DECISIONS or (left_out and decision != "accepted"):
        raise ValueError(f"unknown decision {decision!r}, or one that cannot leave out {left_out!r}")
    at = local(at)
    id = entry_id("decision", submission, at, decision, actor, reason, *left_out)

    def work(cursor: Cursor, entry: int) -> None:
        now = _standing(_ask(cursor, "read/standing", submission=submission), submission)
        if now.refused:
            raise StoreError(
                "Hồ sơ này đã bị từ chối khi nhận nên không duyệt hay trả lại được; đơn vị cần gửi tệp khác."
            )
        if seen is not None and seen != now.state:
            raise Overtaken(now)
        insert(
            cursor, "write/decision", id=id, entry=entry, submission=submission, decision=decision, decided_at=at,
            actor=actor, reason=reason, left_out=codes_to_json(left_out),
        )  # fmt: skip

    database.write("decision", id, work)


def confirm(
    database: Database, observation: str, value: float | None, actor: str, at: datetime, reason: str = "",
    seen: int | None = None,
) -> None:  # fmt: skip
    """Stand for a number where the file gave words; None withdraws. ``seen``: the ``state`` the confirmer saw, None for
    any. Raises NotFound, StoreError for a number, Overtaken when somebody confirmed meanwhile."""
    at = local(at)
    id = entry_id("confirmation", observation, at, value, actor, reason)

    def work(cursor: Cursor, entry: int) -> None:
        now = _words(_ask(cursor, "read/words_standing", observation=observation), observation)
        if now.value is not None or not now.text:
            raise StoreError('Chỉ xác nhận được con số cho ô ghi bằng chữ (ví dụ "khoảng 50,9%").')
        if seen is not None and seen != now.state:
            raise Overtaken(now)
        insert(
            cursor, "write/confirmation", id=id, entry=entry, observation=observation, value=value, confirmed_at=at,
            actor=actor, reason=reason,
        )  # fmt: skip

    database.write("confirmation", id, work)


def codes_to_json(codes: Sequence[str]) -> str | None:
    """None for none, so that the seal of a decision that leaves nothing out is as it always was."""
    return json.dumps(list(codes), ensure_ascii=False) if codes else None


def _ask(cursor: Cursor, name: str, **parameters: str) -> list[tuple]:
    return cursor.execute(statement(name), parameters).fetchall()


def _standing(rows: list[tuple], submission: str) -> Standing:
    if not rows:
        raise NotFound(f"Không có hồ sơ nào mang mã {submission}.")
    return Standing(*rows[0])


def _words(rows: list[tuple], observation: str) -> WordsStanding:
    if not rows:
        raise NotFound(f"Không có số liệu nào mang mã {observation}.")
    return WordsStanding(*rows[0])
