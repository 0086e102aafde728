"""Targets are facts in files; that they changed is in the trail all the same, from the next start of the server on."""

from datetime import datetime

from indicators.catalogue.definitions import Milestone, TargetPart, TargetSet
from indicators.output.numbers import format_date
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
        house.store.note_event(TOLD, f"{len(now)} mục tiêu", PROGRAM, datetime.now(), listed)
        return True
    other = sorted(name for name in now.keys() | before.keys() if now.get(name) != before.get(name))
    old, new = ("; ".join(f"{name}: {one.get(name, NONE)}" for name in other) for one in (before, now))
    house.store.note_event(
        CHANGED, f"{len(other)} mục tiêu", PROGRAM, datetime.now(), {"old": old, "new": new, **listed}
    )
    return True


def _targets(house: House) -> dict[str, str]:
    """ "Bộ chỉ tiêu quốc gia 2021-2030, chỉ tiêu 1.1, mốc 2025" → "đạt 60%"."""
    sets = [house.definitions.target_set(c) for c in dict.fromkeys(r.target_set for r in known_rounds(house))]
    return {
        _name(one, part, m): rule_text(m.rule, m.value)
        for one in sets
        for part in one.parts
        for m in part.milestones
    }


def _name(one: TargetSet, part: TargetPart, milestone: Milestone) -> str:
    days = (("từ", milestone.valid_from), ("đến", milestone.valid_to))
    in_force = "".join(f", {word} {format_date(day)}" for word, day in days if day)
    return f"{one.name}, chỉ tiêu {part.code}, mốc {milestone.year}{in_force}"


def _noted(house: House) -> dict[str, str] | None:
    """What was noted last; None where nothing was."""
    noted = house.store.events(CHANGED) or house.store.events(TOLD)  # told once, the first time
    if not noted:
        return None
    pairs = (line.partition(APART) for line in dict(noted[-1].detail)[LISTED].splitlines())
    return {name: words for name, _, words in pairs}
