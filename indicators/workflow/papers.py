"""Verbs that make papers: blank appendices and comparison tables."""

from dataclasses import dataclass

from indicators.access.rights import Actor, require
from indicators.errors import UserError
from indicators.output.comparison import comparison_csv, comparison_xlsx
from indicators.output.file_names import file_name
from indicators.output.template import write_template
from indicators.workbook.template import describe
from indicators.workflow.house import House
from indicators.workflow.looking import assess_units, round_of


@dataclass(frozen=True, slots=True)
class Paper:
    """A file to hand over: its name, its bytes, its media type."""

    name: str
    content: bytes
    media_type: str


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMATS = {"xlsx": XLSX, "csv": "text/csv; charset=utf-8"}


def template(house: House, actor: Actor, round: str, unit: str) -> Paper:
    """A blank appendix with only that unit's indicators. Raises NotAllowed, NotFound."""
    require(actor, "template", unit)
    found = round_of(house, round)
    if unit not in found.units:
        raise UserError(
            f"Đơn vị {unit} không thuộc đợt {round}. Các đơn vị của đợt: {', '.join(found.units)}."
        )
    spec = describe(house.catalogue, found, unit, house.store.accepted_values(before=found.data_date))
    return Paper(
        file_name("phu-luc", found, house.catalogue.unit(unit, found.data_date), "xlsx"),
        write_template(spec),
        XLSX,
    )


def export(house: House, actor: Actor, round: str, format: str, unit: str | None = None) -> Paper:
    """The comparison table of one unit (None: the province and, in the detail, all its units). Raises NotAllowed,
    NotFound, UserError for a format that is not made."""
    code = unit or house.store.province
    require(actor, "export", code)
    if format not in FORMATS:
        raise UserError(f"Chưa có định dạng {format}. Các định dạng đang có: {', '.join(FORMATS)}.")
    found = round_of(house, round)
    codes = (code,) if unit else (code, *found.units)
    assessments = assess_units(house, actor, round, codes)
    write = comparison_xlsx if format == "xlsx" else comparison_csv
    content = write(house.catalogue, found, assessments)
    return Paper(
        file_name("bang-so-sanh", found, house.catalogue.unit(code, found.data_date), format),
        content,
        FORMATS[format],
    )
