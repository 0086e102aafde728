"""Verbs of upkeep: load the synthetic province, read every original again."""

from collections.abc import Callable
from typing import cast

from indicators.access.rights import Actor, require
from indicators.errors import UserError
from indicators.observations.model import Reading
from indicators.sample import SampleFile, senders, write_file
from indicators.store import Store
from indicators.store.model import DecisionCode, RebuildReport
from indicators.workflow.duty_sample import load_duties
from indicators.workflow.house import House
from indicators.workflow.intake import read_file
from indicators.workflow.strategy_rounds import known_rounds, round_of

# Who did what in the sample: made up like the rest of it, and called so.
SENDER, OFFICE = "{} (minh họa)", "Cơ quan thường trực (minh họa)"
Progress = Callable[[int, int, str], None]


def load_sample(house: House, actor: Actor, progress: Progress | None = None) -> dict[str, int]:
    """Generate the sample's workbooks and load them as their units would have sent them; counts by what was loaded.

    What is there already stays, and a load that was interrupted goes on where it stopped. Raises UserError in an
    office's database: sample and office data never share one.
    """
    require(actor, "sample")
    if not house.store.sample:
        raise UserError("Đây là cơ sở dữ liệu của một văn phòng; không nạp số liệu minh họa vào đây.")
    # Oldest come first: read backwards, what the sample itself sent is left.
    first = {(s.round, s.unit): s for s in reversed(house.store.submissions())}
    undecided = {key for key, s in first.items() if s.status == "waiting"}
    sent = [
        (r, u)
        for r, u in senders(known_rounds(house))
        if (r.code, u) not in first or (r.code, u) in undecided
    ]
    for done, (round, unit) in enumerate(sent, start=1):
        file = write_file(house.catalogue, round, unit)
        before = first.get((round.code, unit))
        _decide(house, file, before.id if before else _receive(house, file))
        if progress:
            progress(done, len(sent), file.name)
    return _counts(house) | {"dòng nhiệm vụ": load_duties(house, actor)}


def rebuild(house: House, actor: Actor) -> RebuildReport:
    """Read every original again with today's reader and compare with what is stored. Raises NotAllowed."""
    require(actor, "rebuild")

    def again(content: bytes, name: str, round: str | None, unit: str | None, so_far: Store) -> Reading:
        return read_file(House(house.definitions, so_far), content, name, round, unit)

    return house.store.rebuild(again)


def _receive(house: House, file: SampleFile) -> str | None:
    """Record the file as of the day it was sent; its submission, None when it was refused."""
    store = house.store
    sha256 = store.keep_original(file.content, file.name)
    reading = read_file(house, file.content, file.name, file.round, file.unit)
    data_date = round_of(house, file.round).data_date
    sender = SENDER.format(house.catalogue.unit(file.unit, data_date).name)
    submission = store.record(
        reading, sha256, file.name, sender, file.received_at, data_date, file.round, file.unit
    )
    return None if reading.blocked else submission


def _decide(house: House, file: SampleFile, submission: str | None) -> None:
    """What the office decided that afternoon; nothing for a file that still waits."""
    if submission and file.decision:
        decision, at = cast(DecisionCode, file.decision), file.received_at.replace(hour=16)
        house.store.decide(submission, decision, OFFICE, at, file.reason)


def _counts(house: House) -> dict[str, int]:
    submissions = house.store.submissions()
    return {
        "đợt": len({s.round for s in submissions}),
        "đơn vị": len({s.unit for s in submissions}),
        "phụ lục": len(submissions),
        "số liệu": sum(s.observations for s in submissions),
    }
