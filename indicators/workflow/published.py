"""What of the counts of people harmed is published in a house: asked of all that was ever sent, made once a write."""

from datetime import datetime

from indicators.access.editions import Sent
from indicators.access.publishing import Published, edition_of, publication, sensitive
from indicators.catalogue.definitions import Round
from indicators.store.kinds import SENDING
from indicators.store.model import Submission
from indicators.store.rounds import round_acts
from indicators.store.sent import sent_figures
from indicators.workflow.house import LATEST, House
from indicators.workflow.strategy_rounds import as_it_stands, known_rounds

COUNTED = ("accepted", "superseded")


def published(house: House, round: Round) -> Published:
    """In the edition in which the house looks at ``round``: today's, a closing's, or none of them."""
    house = as_it_stands(house, round.code)
    closings = _closings(house)
    known_at = None if house.known_at in (None, LATEST) else house.known_at
    edition, whole = edition_of(round.code, known_at, closings)
    held = house.store.database.held(
        ("published", round.strategy), lambda: _publication(house.at(None), round, closings), *SENDING
    )
    return Published(held.hidden, held.withheld, edition, whole)


def _publication(house: House, round: Round, closings: tuple[datetime, ...]) -> Published:
    codes = [i.code for i in sensitive(house.catalogue, round.strategy)]
    rounds = tuple(r for r in known_rounds(house) if r.strategy == round.strategy)
    files = _files(house, {r.code for r in rounds}, codes)
    return publication(house.catalogue, rounds, files, closings)


def _files(house: House, rounds: set[str], codes: list[str]) -> dict[str, list[Sent]]:
    """By indicator every file that says something of it, in order of writing."""
    sent = [s for s in house.store.submissions() if s.round in rounds and s.status != "refused"]
    figures = sent_figures(house.store.database, sent, codes)
    found: dict[str, list[Sent]] = {code: [] for code in codes}
    for one in sent:
        for code in codes:
            mine = tuple(f for f in figures.get(one.id, ()) if f.indicator == code)
            if mine:
                found[code].append(Sent(one.round or "", one.unit or "", _accepted_at(one, code), mine))
    return found


def _accepted_at(submission: Submission, indicator: str) -> datetime | None:
    counted = submission.status in COUNTED and indicator not in submission.left_out
    return submission.decided_at if counted else None


def _closings(house: House) -> tuple[datetime, ...]:
    """The moments that closed rounds stand by, or stood by before they were opened again."""
    return tuple(sorted({one.known_at for one in round_acts(house.store) if one.known_at}))
