"""Which submissions somebody may look into: their cells and figures are as they came, with nothing masked in them."""

from collections.abc import Iterable
from dataclasses import replace

from indicators.access.masking import hides, sees_all
from indicators.access.rights import Actor, may, require
from indicators.errors import NotAllowed
from indicators.observations import Accepted
from indicators.observations.model import Observation, Reading
from indicators.store.model import Submission
from indicators.workflow.house import House
from indicators.workflow.published import published
from indicators.workflow.strategy_rounds import accepted_under, round_of

ACCEPTED = ("accepted", "superseded")
BESIDE_ACCEPTED = ("jump_on_last_year", "revision")  # findings that print what was accepted before


def sees(actor: Actor, found: Submission) -> bool:
    """Whether a submission is for ``actor``: what is accepted, or was, for who reads its unit; what is not, for the
    unit that sent it and for the standing office."""
    return all(may(actor, right, found.unit or "") for right in _rights(found))


def readable(house: House, actor: Actor, submission: str) -> Submission:
    """A submission that is for ``actor`` (``sees``). Raises NotFound, NotAllowed."""
    found = house.store.submission(submission)
    for right in _rights(found):
        require(actor, right, found.unit or "")
    return found


def _left_out(actor: Actor, found: Submission) -> tuple[str, ...]:
    """Indicators an acceptance left out that are not for ``actor``."""
    return () if may(actor, "see_unaccepted", found.unit or "") else tuple(found.left_out)


def _rights(found: Submission) -> tuple[str, ...]:
    return ("read",) if found.status in ACCEPTED else ("read", "see_unaccepted")


def opened(house: House, actor: Actor, submission: str, taken_alone: bool = False) -> Submission:
    """The submission, for who may see every figure in it; ``taken_alone``: every figure that was accepted, where no
    other is told. Raises NotFound, NotAllowed."""
    found = readable(house, actor, submission)
    if not taken_alone and (left := _left_out(actor, found)):
        raise NotAllowed(
            f"Tệp {found.file_name} được duyệt một phần: chỉ tiêu {', '.join(left)} chưa được nhận. Chỉ đơn vị gửi và "
            "cơ quan thường trực được xem cả tệp."
        )
    if found.round is None or sees_all(actor, found.unit or ""):
        return found
    if _closed(house, actor, found.round, (seen for _, seen in house.store.observations(found.id))):
        raise NotAllowed(
            f"Tệp {found.file_name} có số liệu về người bị hại không công bố, vì có thể chỉ ra một người; chỉ đơn vị "
            "gửi và cơ quan thường trực được xem."
        )
    return found


def open_for(house: House, actor: Actor, found: Submission) -> dict[Observation, bool]:
    """Every figure of a submission: may ``actor`` see it. One that is hidden closes its indicator in the whole file; an
    indicator left out of the acceptance is not for who reads what is accepted alone."""
    left = _left_out(actor, found)
    shown = published_for(house, actor, found).items()
    return {seen: may_be_seen and seen.indicator not in left for seen, may_be_seen in shown}


def published_for(house: House, actor: Actor, found: Submission) -> dict[Observation, bool]:
    """The same as far as small counts of people harmed go, whether accepted or not."""
    seen = [one for _, one in house.store.observations(found.id)]
    if found.round is None or sees_all(actor, found.unit or ""):
        return dict.fromkeys(seen, True)
    closed = _closed(house, actor, found.round, seen)
    return {o: (o.indicator, o.subject) not in closed for o in seen}


def told_to(house: House, actor: Actor, reading: Reading) -> Reading:
    """The reading without the findings that hold its figures against accepted ones ``actor`` may not see."""
    beside = any(f.code in BESIDE_ACCEPTED for f in reading.findings)
    if not beside or reading.round is None or may(actor, "see_small_counts"):
        return reading
    closed = _closed(house, actor, reading.round, reading.observations)
    cells = {(o.sheet, o.cell) for o in reading.observations if (o.indicator, o.subject) in closed}
    told = tuple(
        f for f in reading.findings if f.code not in BESIDE_ACCEPTED or (f.sheet, f.cell) not in cells
    )
    return replace(reading, findings=told)


def accepted_for(house: House, actor: Actor, round: str) -> Accepted:
    """(indicator, subject, year) → (value, round) accepted last, but for those ``actor`` may not see."""
    found = round_of(house, round)
    shown = published(house, found)
    accepted = accepted_under(house, found)
    return {
        key: value for key, value in accepted.items() if sees_all(actor, key[1]) or not shown.hides(*key[:2])
    }


def _closed(house: House, actor: Actor, round: str, seen: Iterable[Observation]) -> set[tuple[str, str]]:
    """(indicator, subject) of the figures that ``actor`` may not see."""
    found = round_of(house, round)
    shown = published(house, found)
    return {(o.indicator, o.subject) for o in seen if hides(actor, house.catalogue, found, o, shown)}
