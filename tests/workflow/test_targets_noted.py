"""A change of a target is in the trail with old and new, though it was made in a file while nothing ran."""

from dataclasses import replace

from indicators import workflow
from indicators.access.rights import LOCAL_USER
from indicators.workflow.strategy_rounds import known_rounds
from indicators.workflow.targets import note_targets
from indicators.workflow.trail import trail_page


def with_target(house: workflow.House, code: str, value: float) -> workflow.House:
    """The house after somebody gave every milestone of a part another value in the files."""
    sets = {
        name: replace(
            one,
            parts=tuple(
                replace(p, milestones=tuple(replace(m, value=value) for m in p.milestones)) if p.code == code else p
                for p in one.parts
            ),
        )
        for name, one in house.definitions.target_sets.items()
    }  # fmt: skip
    return replace(house, definitions=replace(house.definitions, target_sets=sets))


def told(house: workflow.House) -> list:
    return [e for e in house.store.events() if e.kind.startswith("targets_")]


def test_targets_are_noted_once_and_then_only_when_they_change(office_house):
    assert note_targets(office_house)
    assert not note_targets(office_house)
    [event] = told(office_house)
    assert event.kind == "targets_told"
    sets = {office_house.definitions.target_set(r.target_set) for r in known_rounds(office_house)}
    milestones = sum(len(part.milestones) for one in sets for part in one.parts)
    assert event.subject == f"{milestones} mục tiêu"


def test_a_changed_target_is_noted_with_what_it_was_and_what_it_is(office_house):
    note_targets(office_house)
    changed = with_target(office_house, "1.1", 61.5)
    assert note_targets(changed)
    assert not note_targets(changed)
    detail = dict(told(office_house)[-1].detail)
    assert "chỉ tiêu 1.1, mốc 2025: đạt 60%" in detail["old"]
    assert "61,5" in detail["new"]
    assert "61,5" not in detail["old"]
    assert " 2.1, " not in detail["old"]
    assert note_targets(office_house), "put back, it has changed again"


def test_the_trail_tells_the_change_as_old_and_new(office_house):
    note_targets(office_house)
    note_targets(with_target(office_house, "1.1", 61.5))
    (line,) = trail_page(office_house, LOCAL_USER, None, 0, ("targets_changed",))
    assert line.actor == "chương trình"
    assert "61,5" in (line.new or "")
    assert "61,5" not in (line.old or "61,5")
