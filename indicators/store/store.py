"""The store: what was sent, what was found, what was decided. Rows are only ever added.

Moments (``at``, ``known_at``) are the office's local time; one with a time zone is put into Vietnam's.
"""

import dataclasses
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType

from indicators.assessment.model import Figure
from indicators.errors import NotFound
from indicators.findings import Finding
from indicators.observations.answers import AnswerKind
from indicators.observations.model import IgnoredRow, Observation, Reading, Remark
from indicators.store import asking, deciding, originals
from indicators.store.asking import AcceptedValues
from indicators.store.checking import problems_in
from indicators.store.database import ADOPTED, WRITING, Cursor, Database, Work
from indicators.store.identity import entry_id, submission_id
from indicators.store.model import (
    BoardLine,
    Confirmation,
    Decision,
    DecisionCode,
    Event,
    GivenAnswer,
    Problem,
    RebuildReport,
    Status,
    Submission,
)
from indicators.store.opening import MEMORY, connect, identify
from indicators.store.placing import kept_name
from indicators.store.rebuild import fresh_beside, replay, report
from indicators.store.rows import local, pairs_to_json
from indicators.store.writing import Arrival, insert, write_submission

Read = Callable[[bytes, str, str | None, str | None, "Store"], Reading]


class Store:
    """One province's database and the folder of originals beside it. Safe to use from several threads."""

    def __init__(
        self, database: Database, originals_folder: Path, passing: TemporaryDirectory | None = None
    ) -> None:
        self.database = database
        self.path = database.path
        self.province = database.identity.province
        self.sample = database.identity.sample
        self.originals = originals_folder
        self._passing = passing  # the folder of a database in memory, gone when the store is

    # -- writing ------------------------------------------------------------------------------------------
    def keep_original(self, content: bytes, name: str) -> str:
        """Keep the bytes as they came, before anything of them is recorded; their SHA-256. Raises StoreError."""
        return originals.keep(self.originals, content, name)

    def record(
        self, reading: Reading, sha256: str, file_name: str, actor: str, at: datetime, data_date: date | None = None,
        sender_round: str | None = None, sender_unit: str | None = None, corrects: Mapping[str, str] | None = None,
    ) -> str:  # fmt: skip
        """Record one file and all it says in one transaction; the submission's id.

        ``data_date``: of the reading's round. ``sender_*``: what the sender chose. ``corrects``: what the trail says of
        a correction to a closed round, noted with it or not at all. A blocked reading leaves its receipt
        (findings, rows) and no observation. Raises NotFound when the original was not kept, StoreError when this very
        write was made before, ValueError when a reading that is not blocked lacks unit, round or data date.
        """
        if not reading.blocked and None in (reading.unit, reading.round, data_date):
            raise ValueError("a reading that is not blocked needs a unit, a round and the round's data date")
        at = local(at)
        arrival = Arrival(
            submission_id(sha256, at, sender_unit, sender_round), sha256, file_name, self._size_bytes(sha256), actor,
            at, data_date, sender_unit, sender_round,
        )  # fmt: skip
        self._noted().add(sha256)  # before: should the write fail, one is asked for that is not there
        said = [_event("corrected", reading.round or "", actor, at, corrects)] if corrects else []
        file = "submission", arrival.id, partial(write_submission, arrival=arrival, reading=reading)
        self.database.write_all([*said, file], "corrected")
        return arrival.id

    def decide(
        self, submission: str, decision: DecisionCode, actor: str, at: datetime, reason: str = "",
        left_out: Sequence[str] = (), seen: int | None = None,
    ) -> None:  # fmt: skip
        """Accept (but for the indicators ``left_out``) or return a submission; see ``deciding.decide``."""
        deciding.decide(self.database, submission, decision, actor, at, reason, left_out, seen)

    def confirm(
        self, observation: str, value: float | None, actor: str, at: datetime, reason: str = "",
        seen: int | None = None,
    ) -> None:  # fmt: skip
        """Stand for a number where the file gave words; None withdraws. See ``deciding.confirm``."""
        deciding.confirm(self.database, observation, value, actor, at, reason, seen)

    def answer(
        self, kind: AnswerKind, words: str, meaning: str | None, actor: str, at: datetime, scope: str = "",
        reason: str = "",
    ) -> None:  # fmt: skip
        """Say what words mean, as ``observations.answers.Answer`` does; the latest counts, None withdraws."""
        at = local(at)
        id = entry_id("answer", words, at, kind, scope, meaning, actor, reason)
        row = {"kind": kind, "scope": scope, "words": words, "meaning": meaning}
        self._write_row("answer", id, **row, said_at=at, actor=actor, reason=reason)

    def note_event(
        self, kind: str, subject: str, actor: str, at: datetime, detail: Mapping[str, str] | None = None
    ) -> None:
        """Add an event to the trail: anything that is not a submission, a decision or a confirmation."""
        self.database.write_all([_event(kind, subject, actor, local(at), detail)], kind)

    # -- asking ------------------------------------------------------------------------------------------
    def original(self, sha256: str) -> bytes:
        """The bytes as they came. Raises NotFound, StoreError when they were changed on disk."""
        return originals.fetch(self.originals, sha256)

    def figures(self, day: date | None = None, known_at: datetime | None = None) -> tuple[Figure, ...]:
        """Figures that count, of rounds with a data date up to ``day`` (all), as known at a moment (now)."""
        return asking.figures(self.database, day, known_at)

    def accepted_values(
        self,
        before: date | None = None,
        rounds: Collection[str] | None = None,
        known_at: datetime | None = None,
    ) -> AcceptedValues:
        """(indicator, subject, year) → (value, round): the last accepted full-year actuals of rounds with a data date
        before ``before`` (any). ``rounds``: of these rounds only, such as those of one strategy."""
        if known_at is not None:
            return asking.accepted_values(self.database, before, rounds, known_at)
        wanted = before, None if rounds is None else frozenset(rounds)

        def asked() -> AcceptedValues:
            return MappingProxyType(asking.accepted_values(self.database, *wanted, None))

        return self.database.held(("accepted_values", *wanted), asked, "decision", "confirmation")

    def submissions(
        self, round: str | None = None, status: Status | None = None, unit: str | None = None,
        known_at: datetime | None = None,
    ) -> tuple[Submission, ...]:  # fmt: skip
        """In the order they were received."""
        return asking.submissions(self.database, known_at, round=round, status=status, unit=unit)

    def submission(self, id: str) -> Submission:
        """Raises NotFound."""
        return asking.submission(self.database, id)

    def find_same(self, sha256: str, unit: str | None, round: str | None) -> Submission | None:
        """The latest submission of this very file by this unit for this round that was not refused."""
        return asking.find_same(self.database, sha256, unit, round) if sha256 in self._noted() else None

    def _noted(self) -> set[str]:
        """SHA-256 of every original that came: most files are new, and then nothing is to be asked for. Asked once;
        ``record`` alone adds to it."""
        return self.database.held("noted originals", partial(asking.noted, self.database), ADOPTED)

    def reading(self, submission: str) -> Reading:
        """What was read from the file, as recorded; enough to print the receipt again. Raises NotFound."""
        return asking.reading(self.database, submission)

    def observations(self, submission: str) -> tuple[tuple[str, Observation], ...]:
        """(id, observation) in the order of the file."""
        return asking.observations(self.database, submission)

    def findings(self, submission: str) -> tuple[Finding, ...]:
        return asking.findings(self.database, submission)

    def ignored(self, submission: str) -> tuple[IgnoredRow, ...]:
        return asking.ignored(self.database, submission)

    def remarks(self, submission: str) -> tuple[Remark, ...]:
        return asking.remarks(self.database, submission)

    def decisions(self, submission: str) -> tuple[Decision, ...]:
        """Oldest first."""
        return asking.decisions(self.database, submission)

    def confirmations(self, submission: str) -> tuple[Confirmation, ...]:
        """Oldest first."""
        return asking.confirmations(self.database, submission)

    def answers(self, known_at: datetime | None = None) -> tuple[GivenAnswer, ...]:
        """Those that count, as known at a moment (now), oldest first."""
        if known_at is not None:
            return asking.answers(self.database, known_at)
        return self.database.held("answers", lambda: asking.answers(self.database, None), "answer")

    def events(self, kind: str | None = None) -> tuple[Event, ...]:
        """Oldest first."""
        return asking.events(self.database, kind)

    def board(
        self, round: str, units: Sequence[str], known_at: datetime | None = None
    ) -> tuple[BoardLine, ...]:
        """One line per unit asked, in the order given; a unit that sent nothing has an empty line."""
        return asking.board(self.database, round, units, known_at)

    # -- upkeep ------------------------------------------------------------------------------------------
    def problems(self) -> tuple[Problem, ...]:
        """Rows that must not exist, and originals that are missing; nothing in a sound store."""
        return problems_in(self.database, self.originals)

    def rebuild(self, read: Read, replace: bool = False) -> RebuildReport:
        """Read every original again with today's reader and list what comes out otherwise.

        ``read`` gets the bytes, the file name, the round and unit the sender chose, and a store that holds what was
        known when the file came. With ``replace`` the new reading takes the old one's place and the old database
        file stays beside it; never when a file turned out to be another unit's or round's (``replaced`` stays False).
        Raises NotFound or StoreError when an original is missing or was changed.
        """
        with WRITING, fresh_beside(self.database) as fresh:
            known = Store(fresh, self.originals)

            def again(row: dict, content: bytes) -> Reading:
                return read(content, row["file_name"], row["chosen_round"], row["chosen_unit"], known)

            moved = replay(self.database, fresh, self.originals, again)
            found = report(self.database, fresh)
            if not replace or moved:
                return found
            now, [(_, seal)] = datetime.now(), self.database.ask("read/last_seal")
            self.database.adopt(fresh, kept_name(self.path, now))
        self.note_event("rebuilt", "", "", now, {"differences": str(len(found.differences)), "old": seal})
        return dataclasses.replace(found, replaced=True)

    def close(self) -> None:
        """Everything written is in the one database file after this."""
        self.database.close()
        if self._passing:
            self._passing.cleanup()

    def _write_row(self, table: str, row_id: str, /, **row: object) -> None:
        self.database.write(table, row_id, partial(_insert_row, table, row_id, row))

    def _size_bytes(self, sha256: str) -> int:
        path = originals.path_of(self.originals, sha256)
        if not path.exists():
            raise NotFound(f"Chưa lưu bản gốc có mã {sha256[:12]}…; phải lưu bản gốc trước khi ghi.")
        return path.stat().st_size


def _event(
    kind: str, subject: str, actor: str, at: datetime, detail: Mapping[str, str] | None
) -> tuple[str, str, Work]:
    text = pairs_to_json(sorted((detail or {}).items()))
    id = entry_id(kind, subject, at, actor, text)
    row = {"kind": kind, "subject": subject, "happened_at": at, "actor": actor, "detail": text}
    return "event", id, partial(_insert_row, "event", id, row)


def _insert_row(table: str, id: str, row: Mapping[str, object], cursor: Cursor, entry: int) -> None:
    insert(cursor, f"write/{table}", id=id, entry=entry, **row)


def open_store(path: Path | str, province: str | None = None, sample: bool | None = False) -> Store:
    """Create or open a database; ``:memory:`` keeps nothing.

    ``province`` and ``sample`` are those of a new database; of an existing one they must be the same, None takes what
    it has. Raises StoreError with a sentence: another province, sample against office, locked, damaged, foreign.
    """
    path = Path(path)
    connection = connect(path)
    try:
        identity = identify(connection, path, province, sample)
    except BaseException:
        connection.close()
        raise
    database = Database(connection, path, identity)
    if path == MEMORY:
        passing = TemporaryDirectory(prefix="originals-")
        return Store(database, Path(passing.name), passing)
    return Store(database, path.with_name(f"{path.name}.originals"))
