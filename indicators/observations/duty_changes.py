"""What a file's lines would change beside what is kept: new, changed, unchanged, or in doubt with cell and sentence."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from indicators.catalogue.duties import DutyKind
from indicators.observations.deadline_phrases import read_deadline
from indicators.observations.duty_model import Doubt, Duty, DutyChange, DutyRow
from indicators.observations.gazetteer import place_words

NEEDED = "{field}: đang trống; hãy ghi giá trị."
UNKNOWN_KEY = (
    "Dòng này không còn trong chương trình (đã rút, hoặc của nơi khác). Hãy xóa hoặc chép sang dòng trống."
)
OLDER = "Dòng này đã được {actor} sửa sau khi tệp được xuất. Hãy xuất tệp mới rồi sửa lại."
TWICE = "Dòng này trùng với một dòng khác trong tệp. Hãy giữ một dòng."
SCOPE_UNKNOWN = '"{scope}" không phải {what}. Hãy sửa lại.'
UNREAD = 'Thời hạn "{words}" không nêu được ngày: hãy ghi thêm cột "{stated}" hoặc để theo dõi bằng lời.'
SCOPE_WHAT = {False: "năm kế hoạch (ví dụ 2025)", True: "mã đợt báo cáo đã có"}

Years = Callable[[str, DutyKind], int | None]


def identity(kind: DutyKind, scope: str, fields: Mapping[str, str]) -> tuple[str, ...]:
    """What makes a line without a key the same as one that is kept: kind, scope, its unit, the words of its name, and
    the choices every line must make (whose deadline, which source)."""
    choices = (fields.get(f.code, "") for f in kind.fields if f.required and f.type == "choice")
    return kind.code, scope, fields.get(kind.owner, ""), place_words(fields.get(kind.headline, "")), *choices


def changes(
    rows: Sequence[DutyRow], kinds: Mapping[str, DutyKind], kept: Mapping[str, Duty], years: Years
) -> tuple[DutyChange, ...]:  # fmt: skip
    """One per row, in order. ``kept``: key → line as it stands; ``years``: (scope, kind) → the year of the plan,
    None for a scope that is not known."""
    by_identity = {identity(kinds[d.kind], d.scope, d.fields): d for d in kept.values() if d.kind in kinds}
    found = [_change(row, kinds[row.kind], kept, by_identity, years) for row in rows]
    seen = Counter(_same(change, kinds) for change in found)
    return tuple(_once(change, seen[_same(change, kinds)]) for change in found)


def deadline_question(kind: DutyKind, duty: Duty) -> str:
    """What to ask of a deadline whose words name no day and beside which nobody stated one; "" for nothing."""
    words = duty.said(kind.due)
    if not words or duty.said(kind.due_stated) or read_deadline(words, duty.year):
        return ""
    stated = kind.by_code[kind.due_stated].name if kind.due_stated else ""
    return UNREAD.format(words=words, stated=stated)


def missing(kind: DutyKind, fields: Mapping[str, str]) -> tuple[str, ...]:
    """Names of required fields that are empty."""
    return tuple(f.name for f in kind.fields if f.required and not fields.get(f.code))


def _change(
    row: DutyRow, kind: DutyKind, kept: Mapping[str, Duty], by_identity: Mapping[tuple[str, ...], Duty],
    years: Years,
) -> DutyChange:  # fmt: skip
    was = kept.get(row.key) if row.key else by_identity.get(identity(kind, row.scope, row.fields))
    fields = {**(was.fields if was else {}), **row.fields}
    fields = {code: text for code, text in fields.items() if text}
    key, version = (was.key, was.version) if was else ("", 0)
    duty = Duty(key, kind.code, row.scope, years(row.scope, kind) or 0, fields, version)
    doubts = [*row.doubts, *_doubts(row, kind, was, fields, years)]
    if doubts:
        return DutyChange("doubt", row, duty, was, tuple(doubts))
    asked = deadline_question(kind, duty)
    asks = (asked,) if asked else ()
    if was is None:
        return DutyChange("new", row, duty, None, (), asks)
    changed = tuple(f.name for f in kind.fields if duty.said(f.code) != was.said(f.code))
    return DutyChange("changed" if changed else "unchanged", row, duty, was, (), asks, changed)


def _doubts(
    row: DutyRow, kind: DutyKind, was: Duty | None, fields: Mapping[str, str], years: Years
) -> list[Doubt]:  # fmt: skip
    found = []
    if row.key and (was is None or was.kind != kind.code):
        found.append(Doubt(row.cell, UNKNOWN_KEY))
    elif row.key and was and row.version != was.version and fields != was.fields:
        found.append(Doubt(row.cell, OLDER.format(actor=was.actor or "người khác")))
    if years(row.scope, kind) is None:
        found.append(Doubt(row.cell, SCOPE_UNKNOWN.format(scope=row.scope, what=SCOPE_WHAT[kind.by_round])))
    elif was and was.scope != row.scope:
        found.append(Doubt(row.cell, f"Dòng này thuộc {was.scope}, không chuyển sang {row.scope} được."))
    told = {doubt.sentence.partition(":")[0] for doubt in row.doubts}
    found += [
        Doubt(row.cell, NEEDED.format(field=name)) for name in missing(kind, fields) if name not in told
    ]
    return found


def _same(change: DutyChange, kinds: Mapping[str, DutyKind]) -> tuple[str, ...]:
    if change.duty.key:
        return (change.duty.key,)
    return identity(kinds[change.duty.kind], change.duty.scope, change.duty.fields)


def _once(change: DutyChange, times: int) -> DutyChange:
    if times == 1 or change.state == "doubt":
        return change
    return DutyChange("doubt", change.row, change.duty, change.was, (Doubt(change.row.cell, TWICE),))
