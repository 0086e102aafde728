"""What it means: verdict, outlook, adding up, summaries. Pure functions of frozen values; nothing is
stored."""

from indicators.assessment.adding_up import unit_values
from indicators.assessment.assess import assess, assess_units
from indicators.assessment.by_sex import BySex, by_sex
from indicators.assessment.case_gap import CaseGap, UnitShare, case_gap
from indicators.assessment.contributions import Contribution, cases_needed, contributions
from indicators.assessment.disaggregated import disaggregated
from indicators.assessment.outlook import outlook
from indicators.assessment.rules import change_needed, meets, share
from indicators.assessment.summary import (
    Standing,
    Trust,
    focus_year,
    ranking,
    status_counts,
    status_of_milestone,
    status_of_target,
    trust,
)

__all__ = [
    "BySex",
    "CaseGap",
    "Contribution",
    "Standing",
    "Trust",
    "UnitShare",
    "assess",
    "assess_units",
    "by_sex",
    "case_gap",
    "cases_needed",
    "change_needed",
    "contributions",
    "disaggregated",
    "focus_year",
    "meets",
    "outlook",
    "ranking",
    "share",
    "status_counts",
    "status_of_milestone",
    "status_of_target",
    "trust",
    "unit_values",
]
