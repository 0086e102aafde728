"""What reading a cell yields, and what of an indicator the reading depends on."""

from typing import Literal, NamedTuple

Form = Literal[
    "number",
    "counts",
    "yes_no",
    "text",
    "empty",
    "approximate",
    "several",
    "no_data",
    "error",
    "date",
    "dash",
]
Doubt = Literal["", "separator", "base", "date"]


class Parsed(NamedTuple):
    """One cell. ``value`` in the unit of the indicator (60 means 60%; yes is 1, no is 0), None when there
    is no number.

    ``counts``: numerator and denominator as written, ``value`` computed when the indicator is known and the
    denominator is not 0; ``printed`` the rate beside them. ``nothing arose`` ("không phát sinh") is counts
    0/0. ``data_year`` from "(số liệu 2020)". ``doubt``: "separator" (12.345 could be thousands or
    decimals), "base" (a rate per 1.000 where the indicator is per 100.000; never a number), "date"
    ("3/2025" may be a month). ``text``: the cell as readable words.
    """

    form: Form
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    printed: float | None = None
    data_year: int | None = None
    has_percent_sign: bool = False
    text: str = ""
    doubt: Doubt = ""


class Measure(NamedTuple):
    """What of an indicator the reading of a text depends on (hashes fast, unlike the indicator)."""

    kind: str = ""
    unit: str = ""
    multiplier: float = 0.0
    bound_high: float | None = None

    @property
    def base(self) -> float:
        """100.000 for a rate per 100.000 live births; 0 for percentages and plain ratios."""
        return self.multiplier if "/1" in self.unit else 0.0

    @property
    def below_1000(self) -> bool:
        return self.bound_high is not None and self.bound_high < 1000
