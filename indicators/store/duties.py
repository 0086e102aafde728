"""The plan's other duties in the store: each write of a line is an event, the latest counts, all of them are shown."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from indicators.catalogue.duties import DutyField, DutyKind
from indicators.catalogue.words import day_words
from indicators.errors import NotFound, StoreError
from indicators.observations.duty_model import Duty
from indicators.store.asking import END_OF_TIME
from indicators.store.database import Cursor, Database, Work
from indicators.store.identity import entry_id
from indicators.store.rows import json_to_pairs, local, pairs_to_json
from indicators.store.statements import statement
from indicators.store.writing import insert

WRITTEN, WITHDRAWN = "duty_written", "duty_withdrawn"
FIELD = "f."  # before the code of a field in the detail of an event
CHANGED = (
    "{actor} đã sửa dòng này lúc {time:%H:%M} ngày {day}, sau khi dòng được mở ra ở đây. Chưa ghi gì. Hãy tải lại "
    "trang, xem lại rồi ghi."
)
GONE = "Dòng này đã được {actor} rút. Chưa ghi gì. Hãy tải lại trang."
NOT_SAID = "chưa ghi"
Words = Callable[[DutyField, str], str]
NO_SUCH = "Không có dòng nhiệm vụ nào mang mã {key}."


@dataclass(frozen=True, slots=True)
class DutyWrite:
    """One write in the history of a line. ``old``, ``new``: what it changed, "" where nothing."""

    version: int
    at: datetime
    actor: str
    withdrawn: bool
    old: str
    new: str
    why: str


def duties(
    database: Database, kind: str | None = None, key: str | None = None, known_at: datetime | None = None
) -> tuple[Duty, ...]:
    """The lines that stand, in the order they were first written; as known at a moment (now)."""
    moment = END_OF_TIME if known_at is None else local(known_at)
    rows = database.ask("read/duties", duty=kind, key=key, known_at=moment)
    return tuple(
        _duty(key, version, at, actor, dict(json_to_pairs(d))) for key, version, at, actor, d in rows
    )


def duty_of(database: Database, key: str) -> Duty:
    """Raises NotFound."""
    found = duties(database, key=key)
    if not found:
        raise NotFound(NO_SUCH.format(key=key))
    return found[0]


def history(database: Database, key: str) -> tuple[DutyWrite, ...]:
    """Every write of a line, oldest first."""
    found = []
    for version, at, actor, withdrawn, detail in database.ask("read/duty_history", key=key):
        said = dict(json_to_pairs(detail))
        told = (said.get("old", ""), said.get("new", ""), said.get("why", ""))
        found.append(DutyWrite(version, at, actor, withdrawn, *told))
    return tuple(found)


def write_duties(
    database: Database, lines: Sequence[Duty], kinds: Mapping[str, DutyKind], words: Words, actor: str, at: datetime,
    why: str = "",
) -> tuple[str, ...]:  # fmt: skip
    """Write lines in one transaction: all or none; their keys, new where a line had none. ``words``: of a field's kept
    text, in which the trail says what is changed.

    ``Duty.version`` is the version the editor saw. Raises StoreError when somebody wrote or withdrew one meanwhile.
    """
    at, kept = local(at), {d.key: d for d in duties(database)}
    keyed = [replace(line, key=line.key or _new_key(line, n, at)) for n, line in enumerate(lines)]
    events = [
        _event(WRITTEN, line, actor, at, _detail(line, kinds[line.kind], kept.get(line.key), words, why))
        for line in keyed
    ]
    database.write_all(events, WRITTEN)
    return tuple(line.key for line in keyed)


def withdraw_duty(database: Database, line: Duty, kind: DutyKind, actor: str, at: datetime, why: str) -> None:
    """Take a line out of every table; what it was stays in the trail. Raises StoreError as ``write_duties`` does."""
    at = local(at)
    detail = _about(line, kind) | {"old": line.said(kind.headline), "why": why}
    database.write_all([_event(WITHDRAWN, line, actor, at, detail)], WITHDRAWN)


def _duty(key: str, version: int, at: datetime, actor: str, detail: Mapping[str, str]) -> Duty:
    fields = {name.removeprefix(FIELD): text for name, text in detail.items() if name.startswith(FIELD)}
    return Duty(key, detail["duty"], detail["scope"], int(detail["year"]), fields, version, at, actor)


def _new_key(line: Duty, place: int, at: datetime) -> str:
    return (
        f"{line.kind}-{entry_id(WRITTEN, line.kind, at, line.scope, place, sorted(line.fields.items()))[:12]}"
    )


def _about(line: Duty, kind: DutyKind) -> dict[str, str]:
    """What the trail is filtered by, beside what tells the line."""
    told = {"duty": line.kind, "scope": line.scope, "year": str(line.year), "unit": line.said(kind.owner)}
    return told | ({"round": line.scope} if kind.by_round else {})


def _detail(line: Duty, kind: DutyKind, was: Duty | None, words: Words, why: str) -> dict[str, str]:
    fields = {f"{FIELD}{code}": text for code, text in line.fields.items() if text}
    old = _changes(was, line, kind, words) if was else ""
    new = _changes(line, was, kind, words) if was else line.said(kind.headline)
    return _about(line, kind) | {"old": old, "new": new, "why": why} | fields


def _changes(one: Duty, other: Duty, kind: DutyKind, words: Words) -> str:
    """What ``one`` says where the two differ: "Tình trạng: Đã hoàn thành; Ghi chú: …"."""
    said = ((f, one.said(f.code)) for f in kind.fields if one.said(f.code) != other.said(f.code))
    return "; ".join(f"{f.name}: {words(f, text) or NOT_SAID}" for f, text in said)


def _event(
    kind: str, line: Duty, actor: str, at: datetime, detail: Mapping[str, str]
) -> tuple[str, str, Work]:
    text = pairs_to_json(sorted(pair for pair in detail.items() if pair[1]))
    id = entry_id(kind, line.key, at, actor, text)
    row = {"kind": kind, "subject": line.key, "happened_at": at, "actor": actor, "detail": text}
    return "event", id, partial(_write_seen, line, id, row)


def _write_seen(line: Duty, id: str, row: Mapping[str, object], cursor: Cursor, entry: int) -> None:
    """The event, if the line still is as its editor saw it: asked inside the transaction, so that one of two wins."""
    found = cursor.execute(statement("read/duty_standing"), {"key": line.key}).fetchall()
    version, actor, at, withdrawn = found[0] if found else (0, "", datetime.min, False)
    if withdrawn:
        raise StoreError(GONE.format(actor=actor))
    if version != line.version:
        raise StoreError(CHANGED.format(actor=actor, time=at, day=day_words(at)))
    insert(cursor, "write/event", id=id, entry=entry, **row)
