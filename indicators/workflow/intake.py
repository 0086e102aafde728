"""Verbs of intake: check, receive, the receipts of what was sent. Nothing else writes observations."""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial

from indicators.access.rights import Actor, require
from indicators.catalogue import Catalogue
from indicators.catalogue.words import day_words
from indicators.findings import finding
from indicators.observations.isolated import Alone, Question, read_isolated
from indicators.observations.model import Reading
from indicators.store.database import WRITING
from indicators.store.identity import submission_id
from indicators.store.model import Status, Submission
from indicators.workbook import digest
from indicators.workflow.deciding import decide
from indicators.workflow.house import House
from indicators.workflow.known_answers import known_answers, read_otherwise
from indicators.workflow.managing_rounds import closed_to, correction_words, may_correct
from indicators.workflow.opened import opened, sees, told_to
from indicators.workflow.strategy_rounds import accepted_under, known_rounds, round_of

CLOSED, SENT_AGAIN = "round_closed", "sent_again"
AHEAD = 3  # files that child processes read while the one before them is recorded


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the sender is told of one file: the same whether it was only checked, received, or refused.

    ``submission`` is None when nothing was stored (a check, or the same file again: then ``same_as`` names that one).
    ``stored``: the submission as it stands, in the receipt of one asked for later.
    """

    file: str
    sha256: str
    reading: Reading
    submission: str | None
    accepted: bool
    same_as: str | None = None
    stored: Submission | None = None


@dataclass(frozen=True, slots=True)
class _Came:
    """A file that came: kept, and read by itself against the rounds of ``catalogue``."""

    name: str
    content: bytes
    sha256: str
    alone: Alone
    catalogue: Catalogue


def read_file(house: House, content: bytes, name: str, round: str | None, unit: str | None) -> Reading:
    """Read one file against the rounds and by the answers of this database; one that cannot be opened is blocked."""
    return _beside_accepted(house, _read_alone(house, content, name, round, unit))


def _read_alone(house: House, content: bytes, name: str, round: str | None, unit: str | None) -> Alone:
    """The file by itself and what staff said, which needs nothing that another file may change."""
    question = Question(name, house.store.province, house.store.sample, round, unit, known_answers(house))
    return read_isolated(content, house.catalogue, question)


def _beside_accepted(house: House, alone: Alone) -> Reading:
    """The reading beside what is accepted now."""
    found = round_of(house, alone.reading.round) if alone.reading.round else None
    return alone.beside(partial(accepted_under, house), house.catalogue, found)


def check(
    house: House, actor: Actor, name: str, content: bytes, round: str | None = None, unit: str | None = None
) -> Receipt:
    """Read a file and say what is wrong with it; store nothing. Raises NotAllowed, NotFound."""
    _known(house, round, unit)
    reading = read_file(house, content, name, round, unit)
    require(actor, "check", reading.unit or "")
    if reading.round and not may_correct(house, actor, reading.round, reading.unit or ""):
        reading = _told_closed(house, actor, reading, "")
    return Receipt(name, digest(content), told_to(house, actor, reading), None, False)


def receive(
    house: House,
    actor: Actor,
    name: str,
    content: bytes,
    round: str | None = None,
    unit: str | None = None,
    accept: bool = False,
    why: str = "",
) -> Receipt:
    """Keep the original, read it, record it in one transaction; ``accept`` decides at once.

    A file with a blocking finding is recorded as refused: the original and its receipt are kept, no observation.
    The same bytes for the same unit and round are recognised and not recorded again, unless an answer given since lets
    them say something else: then they are the next version. A closed round takes corrections alone, with ``why`` from
    who may send one; anything else is told and not recorded. Raises NotAllowed, NotFound.
    """
    _may_receive(house, actor, round, unit, accept)
    came = _kept_and_read(house, actor, name, content, round, unit)
    return _record(house, actor, came, _beside_accepted(house, came.alone), round, unit, accept, why)


def receive_all(
    house: House,
    actor: Actor,
    files: Iterable[tuple[str, bytes]],
    round: str | None = None,
    unit: str | None = None,
    accept: bool = False,
    why: str = "",
) -> Iterator[Receipt]:
    """``receive`` for several files (name, content), one transaction each: while one is recorded, child processes read
    the next. Raises as ``receive`` does; what was received before stays received."""
    _may_receive(house, actor, round, unit, accept)
    for came in _read_ahead(house, actor, files, round, unit):
        yield _record(house, actor, came, _beside_accepted(house, came.alone), round, unit, accept, why)


def _kept_and_read(
    house: House, actor: Actor, name: str, content: bytes, round: str | None, unit: str | None
) -> _Came:
    """The file read by itself; the original is kept, unless the file is not this actor's."""
    catalogue = house.catalogue
    alone = _read_alone(house, content, name, round, unit)
    require(actor, "receive", alone.reading.unit or "")
    return _Came(name, content, house.store.keep_original(content, name), alone, catalogue)


def _read_ahead(
    house: House, actor: Actor, files: Iterable[tuple[str, bytes]], round: str | None, unit: str | None
) -> Iterator[_Came]:
    """Each file in its order with what it says by itself; ``AHEAD`` files are read and kept before they are asked
    for."""

    def kept_and_read(name: str, content: bytes) -> _Came:
        return _kept_and_read(house, actor, name, content, round, unit)

    with ThreadPoolExecutor(AHEAD) as readers:
        coming: deque[Future[_Came]] = deque()
        for name, content in files:
            coming.append(readers.submit(kept_and_read, name, content))
            if len(coming) > AHEAD:
                yield coming.popleft().result()
        while coming:
            yield coming.popleft().result()


def _may_receive(house: House, actor: Actor, round: str | None, unit: str | None, accept: bool) -> None:
    require(actor, "receive", unit or "")
    if accept:
        require(actor, "decide", unit or "")
    _known(house, round, unit)


def _record(
    house: House, actor: Actor, came: _Came, reading: Reading,
    round: str | None, unit: str | None, accept: bool, why: str,
) -> Receipt:  # fmt: skip
    store, name, sha256 = house.store, came.name, came.sha256
    require(actor, "receive", reading.unit or "")
    with WRITING:  # nobody sends the same, closes the round or decides between the look and the last write
        if house.catalogue is not came.catalogue:  # somebody changed a round since the file was read by it
            reading = read_file(house, came.content, name, round, unit)
            require(actor, "receive", reading.unit or "")
        same = store.find_same(sha256, reading.unit, reading.round) if not reading.blocked else None
        if same is not None and not read_otherwise(house, same, reading):
            return _received_before(house, actor, name, sha256, reading, same, accept)
        reading, at = _told_closed(house, actor, reading, why), datetime.now()
        if any(seen.code == CLOSED for seen in reading.findings):
            detail = {"round": reading.round or "", "unit": reading.unit or "", "sha256": sha256}
            store.note_event("sent_after_closing", name, actor.name, at, detail)
            return Receipt(name, sha256, reading, None, False)
        corrects = None
        if not reading.blocked:
            id = submission_id(sha256, at, unit, round)
            corrects = correction_words(house, actor, reading.round or "", reading.unit or "", id, why)
        day = _data_date(house, reading.round)
        submission = store.record(reading, sha256, name, actor.name, at, day, round, unit, corrects)
        taken = accept and not reading.blocked
        if taken:
            store.decide(submission, "accepted", actor.name, datetime.now(), "")
    return Receipt(name, sha256, told_to(house, actor, reading), submission, taken)


def _told_closed(house: House, actor: Actor, reading: Reading, why: str) -> Reading:
    """The reading, with a finding that blocks it where its round is closed to the sender."""
    if reading.blocked or reading.round is None:
        return reading
    told = closed_to(house, actor, reading.round, reading.unit or "", why)
    return replace(reading, findings=(told, *reading.findings)) if told else reading


def submissions(
    house: House, actor: Actor, round: str | None = None, status: Status | None = None
) -> tuple[Submission, ...]:
    """Submissions the actor may see, newest first."""
    require(actor, "read", actor.unit)
    found = reversed(house.store.submissions(round, status))
    return tuple(s for s in found if sees(actor, s))


def receipt_of(house: House, actor: Actor, submission: str) -> Receipt:
    """The receipt of a stored submission, as it was given on the day. Raises NotAllowed, NotFound."""
    found = opened(house, actor, submission)
    reading = told_to(house, actor, house.store.reading(submission))
    return Receipt(
        found.file_name, found.sha256, reading, submission, found.status == "accepted", None, found
    )


def _received_before(
    house: House, actor: Actor, name: str, sha256: str, reading: Reading, same: Submission, accept: bool
) -> Receipt:
    if accept and same.status == "waiting":
        decide(house, actor, same.id, "accepted", seen=same.state)
        return Receipt(name, sha256, reading, same.id, True, same.id)
    detail = {"round": reading.round or "", "unit": reading.unit or "", "submission": same.id}
    house.store.note_event(SENT_AGAIN, name, actor.name, datetime.now(), detail)
    again = finding("already_received", when=day_words(same.received_at), round=reading.round or "")
    told = replace(reading, findings=(again, *reading.findings))
    return Receipt(name, sha256, told, None, same.status == "accepted", same.id)


def _known(house: House, round: str | None, unit: str | None) -> None:
    chosen = round_of(house, round) if round else None
    if unit:
        days = [chosen.data_date] if chosen else [r.data_date for r in known_rounds(house)]
        house.catalogue.unit(unit, days[-1])


def _data_date(house: House, round: str | None) -> date | None:
    return round_of(house, round).data_date if round else None
