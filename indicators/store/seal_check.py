"""The seals held against what stands there now: which write was changed, taken out, put in or moved."""

from collections.abc import Sequence

from indicators.store.database import Database
from indicators.store.model import Problem
from indicators.store.sealing import Content, contents, sealed

CHANGED = "Nội dung đã bị sửa sau khi ghi"
REMOVED = "Mục đã bị xóa sau khi ghi"
INSERTED = "Mục được chèn vào, không có dấu niêm"
MOVED = "Mục đã bị đổi thứ tự"
BROKEN = "Dấu niêm không nối tiếp dấu niêm trước"
TOLD_AT_MOST = 5  # rows named of one write
TABLES = {
    "submission": "hồ sơ", "original": "tệp gốc", "observation": "số liệu", "finding": "điều cần xem",
    "ignored_row": "dòng bỏ qua", "remark": "ý kiến", "decision": "quyết định", "confirmation": "xác nhận",
    "answer": "câu trả lời", "event": "sự kiện", "credential": "mật khẩu", "seal": "dấu niêm",
}  # fmt: skip
Key = tuple[str, str]  # kind and id of a write


def broken_seals(database: Database) -> tuple[Problem, ...]:
    """Nothing when every write stands there as it was sealed, in its order, and no other."""
    with database.snapshot() as cursor:
        found = contents(cursor)
    seals = [(Content(*row[:5]), row[5]) for row in database.ask("read/seals")]
    return _chain(seals, database.identity.start_of_seals) + _writes([write for write, _ in seals], found)


def _chain(seals: Sequence[tuple[Content, str]], start: str) -> tuple[Problem, ...]:
    """Seals that do not follow from the one before them: a seal was changed, taken out or put in."""
    before, problems = start, []
    for place, (write, seal) in enumerate(seals, start=1):
        if seal != sealed(before, write) or write.entry != place:
            problems.append(_problem("trail_broken", BROKEN, write))
        before = seal
    return tuple(problems)


def _writes(sealed_writes: Sequence[Content], found: Sequence[Content]) -> tuple[Problem, ...]:
    then: dict[Key, Content] = {(w.kind, w.id): w for w in sealed_writes}
    now: dict[Key, Content] = {(w.kind, w.id): w for w in found}
    gone = [_problem("trail_removed", REMOVED, then[key]) for key in then if key not in now]
    come = [_problem("trail_inserted", INSERTED, now[key]) for key in now if key not in then]
    both = [(then[key], now[key]) for key in then if key in now]
    moved = [_problem("trail_moved", MOVED, w, f"nay ở số {n.entry}") for w, n in both if w.entry != n.entry]
    changed = [
        _problem("trail_changed", CHANGED, w, _rows(w.marks, n.marks))
        for w, n in both
        if w.entry == n.entry and (w.content, w.marks) != (n.content, n.marks)
    ]
    twice = [_problem("trail_inserted", INSERTED, w) for w in found if now[w.kind, w.id] is not w]
    return (*gone, *come, *twice, *moved, *changed)


def _rows(then: str, now: str) -> str:
    """Which rows of a write differ: "số liệu dòng 13 bị sửa, điều cần xem dòng 2 bị xóa"."""
    old, new = (dict(mark.rpartition(" ")[::2] for mark in marks.splitlines()) for marks in (then, now))
    told = [f"{_row(row)} bị sửa" for row in old if row in new and old[row] != new[row]]
    told += [f"{_row(row)} bị xóa" for row in old if row not in new]
    told += [f"{_row(row)} được chèn" for row in new if row not in old]
    told = told or ["có dòng ghi hai lần"]
    more = f" và {len(told) - TOLD_AT_MOST} dòng khác" if len(told) > TOLD_AT_MOST else ""
    return ", ".join(told[:TOLD_AT_MOST]) + more


def _row(place: str) -> str:
    """ "observation 12" → "số liệu dòng 13"."""
    part, _, ordinal = place.partition(" ")
    return f"{_table(part)} dòng {int(ordinal) + 1 if ordinal.isdecimal() else ordinal}"


def _table(name: str) -> str:
    """A seal that was changed may name one that is not there."""
    return TABLES.get(name, name)


def _problem(check: str, title: str, write: Content, detail: str = "") -> Problem:
    told = f"mục số {write.entry} ({_table(write.kind)})"
    return Problem(check, title, write.id, f"{told}: {detail}" if detail else told)
