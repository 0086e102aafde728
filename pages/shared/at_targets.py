"""The lines under an indicator's facts: both targets at once, and how they differ from the country's."""

from indicators import workflow
from indicators.assessment.model import PartResult
from indicators.catalogue.definitions import Indicator
from indicators.output.tables.at_targets import country_sentences, standing_sentences
from indicators.output.tables.national import national_milestones
from indicators.workflow import exploring
from pages.shared.markup import Piece, paragraph, safe
from pages.shared.session import ask, house


def against_targets(part: PartResult, indicator: Indicator, round: str) -> Piece:
    """One line where the latest value stands, one on the country; "" for what cannot be said."""
    whole, apart = standing_sentences(part, indicator)
    each = " · ".join(f"<span>{safe(one)}</span>" for one in apart)
    first = f'<p class="against"><b>{safe(whole)}.</b> {each}</p>' if whole else ""
    own, country = ask(workflow.target_set, round), ask(exploring.national_target_set, round)
    if own.code == country.code:
        return first
    day = workflow.round_of(house(), round).data_date
    found = national_milestones(own, country, day)
    national = {year: milestone for (code, year), milestone in found.items() if code == part.code}
    return first + paragraph("lead against-country", " ".join(country_sentences(part, indicator, national)))
