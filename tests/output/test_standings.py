"""How each milestone of an indicator stands on one line."""

from dataclasses import replace

import pytest

from indicators.assessment.model import MilestoneResult, Reason
from indicators.output.method_steps import steps
from indicators.output.tables.standings import NOTHING_SAID, standing_line


@pytest.fixture
def line(small):
    """The first part of the province with results of our own instead of its first and its second milestone."""

    def make(*reasons: Reason):
        found = small.province.targets[0].parts[0]
        results = tuple(
            MilestoneResult(m.milestone, None, reason)
            for m, reason in zip(found.milestones, reasons, strict=True)
        )
        part, indicator = replace(found, milestones=results), small.indicators[found.indicator]
        return standing_line(part, indicator).milestones, " ".join(steps(part, indicator))

    return make


def test_a_milestone_that_is_over_and_not_judged_says_so(line):
    (first, _), said = line("", "")
    assert (first.status, first.remark) == (None, NOTHING_SAID)
    assert "Mốc 2025: đợt này không kết luận" in said


def test_a_result_that_is_not_published_is_never_called_a_milestone_that_is_over(line):
    cells, said = line("suppressed", "suppressed")
    assert [c.status.code for c in cells] == ["suppressed", "suppressed"]
    assert {c.remark for c in cells} == {"để không ai bị nhận ra"}
    assert "đã qua" not in said
    assert "Mốc 2030: không công bố" in said
