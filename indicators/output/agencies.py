"""Who issues a paper: the two lines on the left of an official paper, its sign, and whom it goes to."""

from indicators.catalogue import Catalogue
from indicators.catalogue.definitions import Round, Unit
from indicators.output.wording import place_name

COMMITTEE = "ỦY BAN NHÂN DÂN"


def issuer(catalogue: Catalogue, round: Round, unit: Unit) -> Unit | None:
    """The unit in whose name a paper about ``unit`` goes out: a province's standing office; None for the country."""
    if unit.level == "country":
        return None
    return catalogue.standing_office(unit.code, round.data_date) if unit.level == "province" else unit


def agencies(catalogue: Catalogue, round: Round, unit: Unit) -> tuple[str, str]:
    """The body above, and the body that issues, in capitals; the first is empty for the country."""
    office = issuer(catalogue, round, unit)
    if office is None:
        return "", catalogue.ministry(round.data_date).upper()
    parent = catalogue.unit(office.parent, round.data_date)
    above = f"{COMMITTEE}\n{place_name(parent).upper()}"
    own = office.name if office.level == "department" else f"{COMMITTEE}\n{place_name(office)}"
    return above, own.upper()


def name_of(catalogue: Catalogue, round: Round, office: Unit | None) -> str:
    """The issuing body in a sentence: "Sở Nội vụ", "Ủy ban nhân dân huyện Đăk Hà", the ministry for the country."""
    if office is None:
        return catalogue.ministry(round.data_date)
    return office.name if office.level == "department" else f"{COMMITTEE.capitalize()} {place_name(office)}"


def sign(catalogue: Catalogue, round: Round, unit: Unit) -> str:
    """What follows the number of a report: "BC-SNV", "BC-UBND"; empty abbreviation for the country."""
    return f"BC-{abbreviation(issuer(catalogue, round, unit))}"


def abbreviation(office: Unit | None) -> str:
    """The issuing body in the number of a paper: "SNV", "UBND"; empty for the country."""
    if office is None:
        return ""
    return office.code.partition("-")[2] if office.level == "department" else "UBND"


def addressee(catalogue: Catalogue, round: Round, unit: Unit) -> str:
    """Whom a report goes to: the ministry, or for a unit below the province its standing office; "" for the country."""
    if unit.level == "country":
        return ""
    if unit.level == "province":
        return catalogue.ministry(round.data_date)
    return catalogue.standing_office(round.province, round.data_date).name
