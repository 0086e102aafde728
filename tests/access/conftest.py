from datetime import date

import pytest

from indicators.assessment.model import Figure, Source


@pytest.fixture
def figure():
    def make(indicator: str, subject: str, numerator: float, denominator: float) -> Figure:
        return Figure(
            id="f", indicator=indicator, subject=subject, sender=subject, round="2024", data_date=date(2024, 12, 31),
            data_year=2024, period="year", kind="actual", as_of=None, breakdown=(), numerator=numerator,
            denominator=denominator, value=numerator / denominator * 100, confirmed=False, text="",
            declared_verdict=None, cause="", difficulty="", solution="", note="",
            source=Source("s", "f.xlsx", "S", "B2"),
        )  # fmt: skip

    return make
