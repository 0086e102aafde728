"""What a paper is made of: assessed values and the units' own words, gathered by a verb, nothing of layout."""

from collections.abc import Mapping
from dataclasses import dataclass

from indicators.assessment import CaseGap, Trust
from indicators.assessment.duties import JudgedDuty
from indicators.assessment.model import Assessment, PartResult
from indicators.assessment.summary import SEVERITY, UNKNOWN, focus_year, ranking
from indicators.catalogue.definitions import Indicator, Round, Unit
from indicators.output.sentences import milestone_years

FINE = ("on_track", "holding", "early", "met", "near")
BEHIND = tuple(code for code in SEVERITY if code not in (*FINE, *UNKNOWN))


@dataclass(frozen=True, slots=True)
class Spoken:
    """A unit's own words on the whole round: ``kind`` is a key of ``wording.REMARKS``."""

    kind: str
    text: str
    unit: str


@dataclass(frozen=True, slots=True)
class Material:
    """One unit in one round. ``assessment``, ``units`` and ``lacking`` are already masked for whoever may read a paper.

    ``indicators`` and ``leads`` by indicator code, ``parts`` names as the target set words them by part code,
    ``objectives`` and ``names`` (of units) by code; ``units``: those below a province with figures of their own;
    ``lacking``: by part code, what the units together lack to the milestone in focus; ``spoken``: remarks on the round;
    ``bases``: the papers the targets come from; ``place``: the unit in a sentence; ``above``, ``agency``, ``sign``,
    ``addressee``: see ``output.agencies``; ``issuer``: who issues the paper, None for the country, ``issued_by`` its
    name; ``seat``: the place it is dated at; ``known``: which moment's figures these are, "" for today's;
    ``duties``: the plan's other duties in the years of the round, as they stood on its data date.
    """

    round: Round
    unit: Unit
    place: str
    assessment: Assessment
    units: tuple[Assessment, ...]
    indicators: Mapping[str, Indicator]
    parts: Mapping[str, str]
    objectives: Mapping[str, str]
    names: Mapping[str, str]
    leads: Mapping[str, str]
    trust: Trust
    lacking: Mapping[str, CaseGap]
    spoken: tuple[Spoken, ...]
    above: str
    agency: str
    sign: str
    addressee: str
    bases: tuple[str, ...]
    issuer: Unit | None
    issued_by: str
    seat: Unit
    known: str = ""
    duties: tuple[JudgedDuty, ...] = ()

    @property
    def years(self) -> tuple[int, ...]:
        return milestone_years(self.assessment)

    @property
    def focus(self) -> int:
        """The milestone a paper speaks of first."""
        return focus_year(self.round, self.years) or self.round.data_date.year

    @property
    def whole(self) -> bool:
        """Whether the paper is about everyone the round asks, not one unit among them."""
        return self.unit.code == self.round.province

    def behind(self) -> tuple[PartResult, ...]:
        """Parts that are missed or will be, at the milestone in focus, gravest first."""
        return tuple(s.part for s in ranking(self.assessment, self.focus) if s.status in BEHIND)
