"""Questions to the store: rows of a statement made into frozen values."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from indicators.assessment.model import Figure
from indicators.errors import NotFound
from indicators.findings import Finding
from indicators.observations.model import IgnoredRow, Observation, Reading, Remark, RowCount
from indicators.store.database import Database
from indicators.store.figures import counting_figures, counting_parameters
from indicators.store.kinds import COUNTING
from indicators.store.model import BoardLine, Confirmation, Decision, Event, GivenAnswer, Submission
from indicators.store.rows import finding_from, json_to_pairs, local, observation_from

END_OF_TIME = datetime(9999, 12, 31, 23, 59, 59)
AcceptedValues = Mapping[tuple[str, str, int], tuple[float, str]]
ANY_SUBMISSION = dict.fromkeys(("id", "sha256", "unit", "round", "status"))


def figures(database: Database, day: date | None, known_at: datetime | None) -> tuple[Figure, ...]:
    """See ``Store.figures``. Those that count now are held: a file that only waits changes none of them."""
    until, moment = day or date.max, _moment(known_at)

    def asked() -> tuple[Figure, ...]:
        return counting_figures(database, until, moment)

    if known_at is not None:
        return asked()
    return database.held(("figures", until), asked, *COUNTING)


def accepted_values(
    database: Database, before: date | None, rounds: Collection[str] | None, known_at: datetime | None
) -> AcceptedValues:
    """See ``Store.accepted_values``. Two questions: mostly few submissions count, and often none."""
    moment = _moment(known_at)
    day = date.max if before is None else before - timedelta(days=1)
    counting = database.ask("read/counting", day=day, known_at=moment)
    counted = [row for row in counting if rounds is None or row[2] in rounds]
    if not counted:
        return {}
    round_of = {id: round for id, _, round, *_ in counted}
    rows = database.ask("read/accepted_values", **counting_parameters(counted), known_at=moment)
    return {
        (indicator, subject, year): (found["value"], round_of[found["submission"]])
        for indicator, subject, year, found in rows
    }


def submissions(
    database: Database, known_at: datetime | None = None, **wanted: str | None
) -> tuple[Submission, ...]:
    """Those with the ``wanted`` id, sha256, unit, round or status, in the order they were received."""
    rows = database.ask("read/submissions", **ANY_SUBMISSION | wanted, known_at=_moment(known_at))
    return tuple(map(_submission, rows))


def submission(database: Database, id: str) -> Submission:
    """Raises NotFound."""
    found = submissions(database, id=id)
    if not found:
        raise NotFound(f"Không có hồ sơ nào mang mã {id}.")
    return found[0]


def noted(database: Database) -> set[str]:
    """SHA-256 of every original that came."""
    return {sha256 for sha256, *_ in database.ask("read/originals")}


def find_same(database: Database, sha256: str, unit: str | None, round: str | None) -> Submission | None:
    """See ``Store.find_same``; None when unit or round is not known."""
    if unit is None or round is None:
        return None
    found = database.ask("read/same_file", sha256=sha256, unit=unit, round=round)
    return submission(database, max(found)[2]) if found else None


def reading(database: Database, submission_id: str) -> Reading:
    """See ``Store.reading``. Raises NotFound."""
    one = submission(database, submission_id)
    return Reading(
        form=one.form,
        unit=one.unit,
        round=one.round,
        rows=one.rows,
        ignored=ignored(database, one.id),
        observations=tuple(observation for _, observation in observations(database, one.id)),
        findings=findings(database, one.id),
        remarks=remarks(database, one.id),
    )


def observations(database: Database, submission_id: str) -> tuple[tuple[str, Observation], ...]:
    rows = database.ask("read/observations", submission=submission_id)
    return tuple((row[0], observation_from(row[1:])) for row in rows)


def findings(database: Database, submission_id: str) -> tuple[Finding, ...]:
    return tuple(map(finding_from, database.ask("read/findings", submission=submission_id)))


def ignored(database: Database, submission_id: str) -> tuple[IgnoredRow, ...]:
    return tuple(IgnoredRow(*row) for row in database.ask("read/ignored", submission=submission_id))


def remarks(database: Database, submission_id: str) -> tuple[Remark, ...]:
    return tuple(Remark(*row) for row in database.ask("read/remarks", submission=submission_id))


def decisions(database: Database, submission_id: str) -> tuple[Decision, ...]:
    rows = database.ask("read/decisions", submission=submission_id)
    return tuple(Decision(*row[:-1], tuple(row[-1])) for row in rows)


def confirmations(database: Database, submission_id: str) -> tuple[Confirmation, ...]:
    return tuple(Confirmation(*row) for row in database.ask("read/confirmations", submission=submission_id))


def answers(database: Database, known_at: datetime | None) -> tuple[GivenAnswer, ...]:
    """See ``Store.answers``."""
    return tuple(GivenAnswer(*row) for row in database.ask("read/answers", known_at=_moment(known_at)))


def events(database: Database, kind: str | None) -> tuple[Event, ...]:
    return tuple(Event(*row[:5], json_to_pairs(row[5])) for row in database.ask("read/events", kind=kind))


def board(
    database: Database, round: str, units: Sequence[str], known_at: datetime | None
) -> tuple[BoardLine, ...]:
    """See ``Store.board``."""
    by_id = {one.id: one for one in submissions(database, known_at, round=round)}
    rows = database.ask("read/board", round=round, known_at=_moment(known_at))
    lines = {
        unit: BoardLine(unit, by_id.get(latest), by_id.get(current), first_at, number)
        for unit, latest, current, first_at, number in rows
    }
    return tuple(lines.get(unit) or BoardLine(unit, None, None, None, 0) for unit in units)


def _submission(row: Sequence[Any]) -> Submission:
    """From the columns of read/submissions.sql."""
    values: list[Any] = [*row[:13], RowCount(*row[13:17]), *row[17:-2], tuple(row[-2]), row[-1]]
    return Submission(*values)


def _moment(known_at: datetime | None) -> datetime:
    return END_OF_TIME if known_at is None else local(known_at)
