"""Verbs of rounds: open one from a former one, change, prolong, close, open again, let a correction in."""

from dataclasses import dataclass
from datetime import date

from indicators.access.rights import Actor, may, require
from indicators.catalogue.deadlines import due_day
from indicators.catalogue.definitions import Round, Unit
from indicators.catalogue.opened_rounds import prolonged, written
from indicators.errors import UserError
from indicators.findings import Finding, finding
from indicators.output.numbers import format_date
from indicators.store.database import WRITING
from indicators.store.rounds import (
    RoundAct,
    close,
    closing_of,
    closings_of,
    correction_allowed,
    round_acts,
    say,
)
from indicators.store.rounds import corrections as corrections_in
from indicators.workflow.house import House
from indicators.workflow.round_drafts import Draft, drawn_up, problems_of
from indicators.workflow.snapshots import prints_at, told_of
from indicators.workflow.strategy_rounds import known_rounds, round_of

ASK_OFFICE = "hãy đề nghị cơ quan thường trực cho nộp đính chính"
SAY_WHY = "hãy ghi lý do đính chính rồi gửi lại"


@dataclass(frozen=True, slots=True)
class RoundLine:
    """One round as it stands. ``closing``: how it was closed, None while it is open; ``acts``: all that was said of it,
    oldest first; ``sent``, ``accepted``: units, of those asked."""

    round: Round
    closing: RoundAct | None
    acts: tuple[RoundAct, ...]
    sent: int
    accepted: int

    @property
    def open(self) -> bool:
        return self.closing is None


def round_lines(house: House, actor: Actor) -> tuple[RoundLine, ...]:
    """Every round with its state, by data date. Raises NotAllowed."""
    require(actor, "look_up")
    sent: dict[str, set[str]] = {}
    accepted: dict[str, set[str]] = {}
    acts = [told_of(actor, act) for act in round_acts(house.store) if _tells(actor, act)]
    for one in house.store.submissions():
        if one.round and one.unit and one.status != "refused":
            sent.setdefault(one.round, set()).add(one.unit)
            if one.status == "accepted":
                accepted.setdefault(one.round, set()).add(one.unit)
    return tuple(
        RoundLine(
            r,
            _closing(house, actor, r.code),
            tuple(act for act in acts if act.round == r.code),
            len(sent.get(r.code, set()) & set(r.units)),
            len(accepted.get(r.code, set()) & set(r.units)),
        )
        for r in known_rounds(house)
    )


def closings(house: House, actor: Actor, round: str) -> tuple[RoundAct, ...]:
    """Every closing a round ever had, oldest first. Raises NotAllowed."""
    require(actor, "look_up")
    return tuple(told_of(actor, one) for one in closings_of(house.store, round))


def is_closed(house: House, actor: Actor, round: str) -> bool:
    """Raises NotAllowed."""
    require(actor, "look_up")
    return closing_of(house.store, round) is not None


def units_there(house: House, actor: Actor, day: date) -> tuple[Unit, ...]:
    """The units of this house on a day, any of which a round may ask. Raises NotAllowed."""
    require(actor, "look_up")
    return house.catalogue.units_on(house.store.province, day)


def indicators_there(house: House, actor: Actor, strategy: str) -> dict[str, str]:
    """Code → "1.1 name" of every indicator of a strategy. Raises NotAllowed."""
    require(actor, "look_up")
    return {i.code: f"{i.code} {i.name}" for i in house.catalogue.indicators_of(strategy)}


def names(house: House, actor: Actor) -> dict[str, str]:
    """Code → name of every unit any round asks, as its newest round names it. Raises NotAllowed."""
    require(actor, "look_up")
    return {
        code: house.catalogue.unit(code, r.data_date).name for r in known_rounds(house) for code in r.units
    }


def draft_from(house: House, actor: Actor, former: str, on: date | None = None) -> Draft:
    """The next round drawn up from a former one, to be looked through and opened; ``on``: with another data date.
    Raises NotAllowed, NotFound."""
    require(actor, "open_round")
    return drawn_up(house, round_of(house, former), on)


def problems(house: House, actor: Actor, round: Round, changes: str = "") -> tuple[str, ...]:
    """What keeps a round from being opened as it is; nothing where it can be. Raises NotAllowed."""
    require(actor, "open_round")
    return problems_of(house, round, changes)


def open_round(house: House, actor: Actor, round: Round) -> None:
    """Open a round. Raises NotAllowed, UserError with every problem it has."""
    require(actor, "open_round")
    with WRITING:
        _refuse(problems_of(house, round))
        detail = {"definition": written(round), "former": round.former, "new": round.name}
        say(house.store, "round_opened", round.code, actor.name, detail)


def change_round(house: House, actor: Actor, round: Round, why: str) -> None:
    """Put another definition in the place of an open round's. Raises NotAllowed, NotFound, UserError."""
    require(actor, "open_round")
    with WRITING:
        before = _open(house, round.code)
        _refuse(problems_of(house, round, changes=round.code))
        if before == round:
            raise UserError("Chưa có gì thay đổi trong đợt này.")
        detail = {"definition": written(round), "why": _reason(why, "sửa đợt")}
        say(house.store, "round_changed", round.code, actor.name, detail)


def extend_round(house: House, actor: Actor, round: str, due: date, why: str, unit: str = "") -> None:
    """Give all units, or one, a later deadline. Raises NotAllowed, NotFound, UserError."""
    require(actor, "extend_round")
    with WRITING:
        found = _open(house, round)
        if unit and unit not in found.units:
            raise UserError(f"Đơn vị {unit} không thuộc đợt {round}.")
        asked = [house.catalogue.unit(code, found.data_date) for code in ((unit,) if unit else found.units)]
        days = [day for one in asked if (day := due_day(found, one))]
        if days and due <= min(days):
            raise UserError(f"Hạn mới {format_date(due)} phải sau hạn đang có ({format_date(min(days))}).")
        later = prolonged(found, unit, due)
        if later == found:
            raise UserError("Hạn này đang có hiệu lực rồi.")
        old = min(days).isoformat() if days else ""
        detail = {"unit": unit, "old": old, "new": due.isoformat(), "why": _reason(why, "gia hạn")}
        say(house.store, "round_extended", round, actor.name, detail)


def close_round(house: House, actor: Actor, round: str, why: str = "") -> None:
    """Close a round and hold its figures. Raises NotAllowed, NotFound, UserError."""
    require(actor, "close_round")
    with WRITING:
        _open(house, round)
        close(house.store, round, actor.name, why.strip(), lambda moment: prints_at(house, round, moment))


def reopen_round(house: House, actor: Actor, round: str, why: str) -> None:
    """Let units send again; what the round was closed with stays known. Raises NotAllowed, NotFound, UserError."""
    require(actor, "close_round")
    with WRITING:
        round_of(house, round)
        if closing_of(house.store, round) is None:
            raise UserError(f"Đợt {round} đang mở.")
        say(house.store, "round_reopened", round, actor.name, {"why": _reason(why, "mở lại")})


def allow_correction(house: House, actor: Actor, round: str, unit: str, why: str) -> None:
    """Let one unit send one correction to a closed round. Raises NotAllowed, NotFound, UserError."""
    require(actor, "correct_after_closing")
    with WRITING:
        found = round_of(house, round)
        if closing_of(house.store, round) is None:
            raise UserError(f"Đợt {round} đang mở, đơn vị nộp bình thường.")
        if unit not in found.units:
            raise UserError(f"Đơn vị {unit} không thuộc đợt {round}.")
        if correction_allowed(house.store, round, unit):
            raise UserError("Đơn vị này đang được phép nộp đính chính.")
        detail = {"unit": unit, "why": _reason(why, "cho nộp đính chính")}
        say(house.store, "correction_allowed", round, actor.name, detail)


def corrections(house: House, actor: Actor, round: str) -> dict[str, str]:
    """Submission → why it corrects a round after its closing, of those the actor may see. Raises NotAllowed."""
    require(actor, "look_up")
    acts = corrections_in(house.store, round).items()
    return {id: act.why for id, act in acts if _tells(actor, act)}


def closed_to(house: House, actor: Actor, round: str, unit: str, why: str) -> Finding | None:
    """Why a file can no longer be taken for a closed round; None where it can."""
    closing = closing_of(house.store, round)
    if closing is None:
        return None
    allowed = may_correct(house, actor, round, unit)
    if allowed and why.strip():
        return None
    mend = SAY_WHY if allowed else ASK_OFFICE
    return finding("round_closed", round=round, when=format_date(closing.at.date()), mend=mend)


def may_send(house: House, actor: Actor, round: str, unit: str) -> bool:
    """Whether the actor may send anything of a unit (theirs, where none is named) for a round. Raises NotAllowed."""
    require(actor, "look_up")
    unit = unit or actor.unit
    is_open = closing_of(house.store, round) is None
    return may(actor, "receive", unit) and (is_open or may_correct(house, actor, round, unit))


def may_correct(house: House, actor: Actor, round: str, unit: str) -> bool:
    """Whether the actor may send a correction of a unit to a closed round."""
    allowed = may(actor, "receive", unit) and correction_allowed(house.store, round, unit)
    return allowed or may(actor, "correct_after_closing")


def correction_words(
    house: House, actor: Actor, round: str, unit: str, submission: str, why: str
) -> dict[str, str] | None:
    """What the trail says of a submission that is about to be recorded where it corrects a closed round; None where the
    round is open. Raises NotAllowed."""
    require(actor, "receive", unit)
    if closing_of(house.store, round) is None:
        return None
    return {"round": round, "unit": unit, "submission": submission, "why": why.strip()}


def _closing(house: House, actor: Actor, round: str) -> RoundAct | None:
    found = closing_of(house.store, round)
    return told_of(actor, found) if found else None


def _tells(actor: Actor, act: RoundAct) -> bool:
    """Whether an act is for an actor: what is said of one unit is not for another."""
    return actor.role != "unit" or act.unit in ("", actor.unit)


def _open(house: House, round: str) -> Round:
    found, closing = round_of(house, round), closing_of(house.store, round)
    if closing:
        raise UserError(f"Đợt {round} đã đóng ngày {format_date(closing.at.date())}; hãy mở lại đợt trước.")
    return found


def _reason(why: str, what: str) -> str:
    if not why.strip():
        raise UserError(f"Hãy ghi lý do {what}.")
    return why.strip()


def _refuse(found: tuple[str, ...]) -> None:
    if found:
        raise UserError(" ".join(found))
