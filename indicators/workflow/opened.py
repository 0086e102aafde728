"""Which submissions somebody may look into: their cells and figures are as they came, with nothing masked in them."""

from collections.abc import Iterable

from indicators.access.masking import hides, sees_all
from indicators.access.rights import Actor, require
from indicators.errors import NotAllowed
from indicators.observations.model import Observation
from indicators.store.model import Submission
from indicators.workflow.house import House
from indicators.workflow.published import published
from indicators.workflow.strategy_rounds import round_of


def opened(house: House, actor: Actor, submission: str) -> Submission:
    """The submission, for who may see every figure in it. Raises NotFound, NotAllowed."""
    found = house.store.submission(submission)
    require(actor, "read", found.unit or "")
    if found.round is None or sees_all(actor, found.unit or ""):
        return found
    if _closed(house, actor, found.round, (seen for _, seen in house.store.observations(found.id))):
        raise NotAllowed(
            f"Tệp {found.file_name} có số liệu về người bị hại không công bố, vì có thể chỉ ra một người; chỉ đơn vị "
            "gửi và cơ quan thường trực được xem."
        )
    return found


def open_for(house: House, actor: Actor, found: Submission) -> dict[Observation, bool]:
    """Every figure of a submission: may ``actor`` see it. One that is hidden closes its indicator in the whole file."""
    seen = [one for _, one in house.store.observations(found.id)]
    if found.round is None or sees_all(actor, found.unit or ""):
        return dict.fromkeys(seen, True)
    closed = _closed(house, actor, found.round, seen)
    return {o: (o.indicator, o.subject) not in closed for o in seen}


def _closed(house: House, actor: Actor, round: str, seen: Iterable[Observation]) -> set[tuple[str, str]]:
    """(indicator, subject) of the figures that ``actor`` may not see."""
    found = round_of(house, round)
    shown = published(house, found)
    return {(o.indicator, o.subject) for o in seen if hides(actor, house.catalogue, found, o, shown)}
