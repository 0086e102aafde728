"""Verbs that make papers: blank appendices, comparison tables, the leaders' brief and the report."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO

from indicators.access.masking import sees_all
from indicators.access.rights import Actor, require
from indicators.assessment import disaggregated
from indicators.assessment.model import Figure
from indicators.catalogue.definitions import Round
from indicators.errors import UserError
from indicators.output.bundle import zip_into
from indicators.output.comparison import comparison_csv, comparison_xlsx
from indicators.output.file_names import file_name, template_name
from indicators.output.papers import brief, brief_pdf, report, report_docx
from indicators.output.template import write_template
from indicators.workbook.template import LastFigure, describe
from indicators.workflow.house import House
from indicators.workflow.looking import assess_units, figures_for
from indicators.workflow.paper_material import gather
from indicators.workflow.published import published
from indicators.workflow.strategy_rounds import as_it_stands, known_on, round_of
from indicators.workflow.trail import note_export


@dataclass(frozen=True, slots=True)
class Paper:
    """A file to hand over: its name, its bytes, its media type."""

    name: str
    content: bytes
    media_type: str


LastFigures = dict[tuple[str, str], LastFigure]
ZIP = "application/zip"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMATS = {
    "xlsx": XLSX,
    "csv": "text/csv; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
KINDS = {"xlsx": "bang-so-sanh", "csv": "bang-so-sanh", "docx": "bao-cao", "pdf": "tom-tat"}


def template(house: House, actor: Actor, round: str, unit: str) -> Paper:
    """An appendix to fill in with only that unit's indicators and, beside them, its last figures. Raises NotAllowed,
    NotFound."""
    require(actor, "template", unit)
    found = round_of(house, round)
    if unit not in found.units:
        raise UserError(
            f"Đơn vị {unit} không thuộc đợt {round}. Các đơn vị của đợt: {', '.join(found.units)}."
        )
    name = blank_name(house, actor, round, unit)
    content = _blank(house, actor, found, unit, last_figures(house, found))
    note_export(house, actor, name, content, round, unit)
    return Paper(name, content, XLSX)


def templates(house: House, actor: Actor, round: str) -> Iterator[Paper]:
    """The blank appendices of all units a round asks, one after the other. Raises NotAllowed, NotFound."""
    found = round_of(house, round)
    last = last_figures(house, found)
    for unit in found.units:
        require(actor, "template", unit)
        name = template_name(found, house.catalogue.unit(unit, found.data_date))
        yield Paper(name, _blank(house, actor, found, unit, last), XLSX)


def templates_zip(house: House, actor: Actor, round: str) -> Paper:
    """``templates`` in one file. Raises NotAllowed, NotFound."""
    content = BytesIO()
    papers = ((paper.name, paper.content) for paper in templates(house, actor, round))
    zip_into(content, papers, round_of(house, round).data_date)
    name = templates_name(house, round)
    note_export(house, actor, name, content.getvalue(), round, house.store.province)
    return Paper(name, content.getvalue(), ZIP)


def templates_name(house: House, round: str) -> str:
    """The name ``templates_zip`` gives its file, before it is made. Raises NotFound."""
    found = round_of(house, round)
    return file_name(
        "phu-luc-trong", found, house.catalogue.unit(house.store.province, found.data_date), "zip"
    )


def _blank(house: House, actor: Actor, found: Round, unit: str, last: LastFigures) -> bytes:
    """A unit's appendix, with those of the ``last`` figures that whoever fills it in may see."""
    reader = replace(actor, role="unit", unit=unit) if sees_all(actor, unit) else actor
    shown = published(house, found)
    seen = {
        (indicator, subject): figure
        for (indicator, subject), figure in last.items()
        if sees_all(reader, subject) or not shown.hides(indicator, subject)
    }
    return write_template(describe(house.catalogue, found, unit, seen))


def last_figures(house: House, round: Round) -> LastFigures:
    """(indicator, subject) → the latest accepted full-year figure from before the years this round asks for anew."""
    newest = max((a.data_year for a in round.asks), default=round.data_date.year)
    last: LastFigures = {}
    for f in figures_for(house, round):
        if (
            (f.period, f.kind, f.breakdown) != ("year", "actual", ())
            or f.data_year >= newest
            or f.round == round.code
        ):
            continue
        before = last.get((f.indicator, f.subject))
        if before is None or f.data_year >= before.year:
            last[f.indicator, f.subject] = LastFigure(f.data_year, f.value, f.numerator, f.denominator)
    return last


def hand_over(house: House, actor: Actor, round: str, name: str, content: bytes) -> bytes:
    """The bytes of a table somebody picked on a page, noted as handed over. Raises NotAllowed."""
    require(actor, "export", house.store.province)
    note_export(house, actor, name, content, round, house.store.province)
    return content


def export(house: House, actor: Actor, round: str, format: str, unit: str | None = None) -> Paper:
    """One unit (None: the province and, in the detail, all its units) as comparison table (xlsx, csv), report (docx) or
    two-page brief (pdf). Raises NotAllowed, NotFound, UserError for a format that is not made."""
    code = unit or house.store.province
    require(actor, "export", code)
    if format not in FORMATS:
        raise UserError(f"Chưa có định dạng {format}. Các định dạng đang có: {', '.join(FORMATS)}.")
    house = as_it_stands(house, round)
    found, known = round_of(house, round), known_on(house, round)
    name = paper_name(house, actor, round, format, unit)
    if format in ("docx", "pdf"):
        material = gather(house, actor, found, code)
        content = report_docx(report(material)) if format == "docx" else brief_pdf(brief(material))
        note_export(house, actor, name, content, round, code)
        return Paper(name, content, FORMATS[format])
    codes = (code,) if unit else (code, *found.units)
    assessments = assess_units(house, actor, round, codes)
    if format == "xlsx":
        groups = _groups(house, actor, found, codes)
        content = comparison_xlsx(house.catalogue, found, assessments, groups, known)
    else:
        content = comparison_csv(house.catalogue, found, assessments, known)
    note_export(house, actor, name, content, round, code)
    return Paper(name, content, FORMATS[format])


def paper_name(house: House, actor: Actor, round: str, format: str, unit: str | None = None) -> str:
    """The name ``export`` gives its file, before it is made. Raises NotAllowed, NotFound."""
    code = unit or house.store.province
    require(actor, "export", code)
    found = round_of(house, round)
    return file_name(KINDS[format], found, house.catalogue.unit(code, found.data_date), format)


def blank_name(house: House, actor: Actor, round: str, unit: str) -> str:
    """The name ``template`` gives its file, before it is made. Raises NotAllowed, NotFound."""
    require(actor, "template", unit)
    found = round_of(house, round)
    return file_name("phu-luc", found, house.catalogue.unit(unit, found.data_date), "xlsx")


def _groups(house: House, actor: Actor, round: Round, units: tuple[str, ...]) -> tuple[Figure, ...]:
    """Figures for groups alone; of a sensitive indicator only to those who see small counts: a total less one group
    gives the other away."""
    found = disaggregated(house.catalogue, round, units, figures_for(house, round))
    return tuple(
        f
        for f in found
        if sees_all(actor, f.subject) or not house.catalogue.indicator(round.strategy, f.indicator).sensitive
    )
