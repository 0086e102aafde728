"""Women and men beside each other by unit: two indicators that measure the same, or figures given apart."""

from collections.abc import Mapping, Sequence

from indicators.assessment.model import Assessment, PartResult
from indicators.catalogue.definitions import Indicator
from indicators.output.tables.sex_gaps import Pair, sex_gaps
from indicators.output.tables.standings import parts_of, values_beside
from indicators.output.wording import short_unit
from indicators.workflow import exploring
from pages.shared import links, markup
from pages.shared.session import ask
from pages.shared.why import sex_dumbbells


def show_sexes(
    part: PartResult,
    indicator: Indicator,
    assessments: Sequence[Assessment],
    names: Mapping[str, str],
    round: str,
) -> None:
    """The whole first, then its units by the gap; nothing where women and men are not told apart.

    ``assessments``: the province first, then its units.
    """
    title, pairs = _of_two_indicators(indicator, assessments, names, round)
    if not pairs:
        title, pairs = "Nữ và nam", _told_apart(indicator, assessments, names, round)
    if not pairs:
        return
    whole = {a.unit for a in assessments[:1]}
    ordered = sorted(pairs, key=lambda p: (p.key not in whole, (p.women or 0) - (p.men or 0)))
    markup.section(f"{title}: nữ và nam" if title != "Nữ và nam" else title)
    addresses = {
        p.key: links.to("indicator", round=round, indicator=part.code, unit=p.key)
        for p in ordered
        if p.key in names
    }
    markup.show(sex_dumbbells(sex_gaps(ordered, indicator), addresses))


def _of_two_indicators(
    indicator: Indicator, assessments: Sequence[Assessment], names: Mapping[str, str], round: str
) -> tuple[str, list[Pair]]:
    pair = next((p for p in ask(exploring.sex_pairs, round) if indicator.code in (p.women, p.men)), None)
    if pair is None or not assessments:
        return "", []
    codes = {p.indicator: p.code for p in parts_of(assessments[0])}
    women, men = (
        {v.unit: v.value for v in values_beside(assessments, codes.get(code, ""))}
        for code in (pair.women, pair.men)
    )
    units = dict.fromkeys((*women, *men))
    return pair.name, [Pair(u, short_unit(names.get(u, u)), women.get(u), men.get(u)) for u in units]


def _told_apart(
    indicator: Indicator, assessments: Sequence[Assessment], names: Mapping[str, str], round: str
) -> list[Pair]:
    units = tuple(a.unit for a in assessments)
    found = ask(exploring.women_and_men_of_units, round, indicator.code, units)
    return [
        Pair(
            unit,
            f"{short_unit(names.get(unit, unit))}, {both.data_year}",
            both.women.value if both.women else None,
            both.men.value if both.men else None,
        )
        for unit, both in found.items()
    ]
