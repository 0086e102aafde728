"""Targets are facts in files; that they changed is in the trail all the same, from the next start of the server on."""

from datetime import datetime

from indicators.output.wording import rule_text
from indicators.workflow.house import House
from indicators.workflow.strategy_rounds import known_rounds

TOLD = "targets_told"
CHANGED = "targets_changed"
PROGRAM = "chương trình"  # it notes what it finds; who changed a file it cannot know
LISTED, APART = "targets", " = "
NONE = "không có"


def note_targets(house: House) -> bool:
    """Note how the targets this database's rounds are judged by differ from those noted last, old and new; all of them
    the first time. True when something was noted."""
    now, before = _targets(house), _noted(house)
    if now == before:
        return False
    listed = {LISTED: "\n".join(f"{name}{APART}{words}" for name, words in now.items())}
    if before is None:
        house.store.note_event(TOLD, "", PROGRAM, datetime.now(), listed)
        return True
    other = sorted(name for name in now.keys() | before.keys() if now.get(name) != before.get(name))
    old, new = ("; ".join(f"{name}: {one.get(name, NONE)}" for name in other) for one in (before, now))
    house.store.note_event(CHANGED, "", PROGRAM, datetime.now(), {"old": old, "new": new, **listed})
    return True


def _targets(house: House) -> dict[str, str]:
    """ "VN-2021-2030 1.1 mốc 2025" → "đạt 60%, từ 1/1/2021"."""
    sets = dict.fromkeys(r.target_set for r in known_rounds(house))
    return {
        f"{code} {part.code} mốc {m.year}{f' từ {m.valid_from}' if m.valid_from else ''}": rule_text(m.rule, m.value)
        for code in sets
        for part in house.definitions.target_set(code).parts
        for m in part.milestones
    }  # fmt: skip


def _noted(house: House) -> dict[str, str] | None:
    """What was noted last; None where nothing was."""
    noted = [dict(e.detail) for e in house.store.events() if e.kind in (TOLD, CHANGED)]
    if not noted:
        return None
    pairs = (line.partition(APART) for line in noted[-1][LISTED].splitlines())
    return {name: words for name, _, words in pairs}
