"""The parts of our own blank appendix, as frozen values: what a writer lays out and a reader finds again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from indicators.catalogue.definitions import Asked
from indicators.workbook.template_keys import Identity

SAMPLE_WORDS = "SỐ LIỆU MINH HỌA"


@dataclass(frozen=True, slots=True)
class LastFigure:
    """The figure of the period before, printed beside the cells to fill."""

    year: int
    value: float | None
    numerator: float | None = None
    denominator: float | None = None


@dataclass(frozen=True, slots=True)
class TemplateColumn:
    """One group of three cells (numerator, denominator, value) that a round asks for."""

    asked: Asked
    title: str


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """One figure asked. ``targets`` stand in the order of ``TemplateSpec.milestones``, "" where none."""

    indicator: str
    subject: str
    name: str
    unit: str
    kind: str
    numerator: str
    denominator: str
    multiplier: float
    low: float | None
    high: float | None
    decimals: int
    additive: bool
    objective: str
    targets: tuple[str, ...]
    last: LastFigure | None = None

    @property
    def numerator_within_denominator(self) -> bool:
        """A share of a whole: the numerator cannot be larger."""
        return self.kind == "ratio" and self.high is not None and self.high == self.multiplier


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under one heading ("" where the appendix has a single section), in printed order."""

    title: str
    rows: tuple[TemplateRow, ...]


@dataclass(frozen=True, slots=True)
class TemplateSpec:
    """All that the blank appendix of one unit and one round shows and hides."""

    identity: Identity
    form_number: str
    issued_with: str
    sender: str
    recipient: str
    title: str
    subtitle: str
    milestones: tuple[int, ...]
    columns: tuple[TemplateColumn, ...]
    sections: tuple[Section, ...]
    due: date | None = None

    @property
    def sample(self) -> bool:
        return self.identity.sample

    @property
    def rows(self) -> tuple[TemplateRow, ...]:
        return tuple(row for section in self.sections for row in section.rows)


@dataclass(frozen=True, slots=True)
class Filled:
    """What a unit writes into its appendix.

    ``figures``: (indicator, subject, column key text) → number or text; ``texts``: (indicator, subject, role)
    → text, role one of ROW_ROLES or REASON_ROLES; ``remarks``: one of REMARK_KINDS → text.
    """

    figures: Mapping[tuple[str, str, str], float | int | str] = field(default_factory=dict)
    texts: Mapping[tuple[str, str, str], str] = field(default_factory=dict)
    remarks: Mapping[str, str] = field(default_factory=dict)
