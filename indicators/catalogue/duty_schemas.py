"""What duties.yaml must hold: kinds, their fields and choices, and that they agree with each other."""

from typing import Annotated, Literal, get_args

from indicators.catalogue.cells import MaybeText, Text, Texts, YesNo, one_of
from indicators.catalogue.files import Row, wrong
from indicators.catalogue.schemas import Line

FieldType = Literal["text", "unit", "units", "date", "deadline", "number", "money", "choice", "yes_no"]


class ChoiceLine(Line):
    code: Text
    name: Text
    heads: Texts = ()


class DutyFieldLine(Line):
    code: Text
    name: Text
    type: Annotated[FieldType, one_of(*get_args(FieldType))]
    required: YesNo = False
    filled_by: Annotated[Literal["office", "unit"], one_of("office", "unit")] = "office"
    wide: YesNo = False
    heads: Texts = ()
    choices: tuple[ChoiceLine, ...] = ()


class DutyLine(Line):
    code: Text
    name: Text
    one: Text
    by: Annotated[Literal["year", "round"], one_of("year", "round")]
    headline: Text
    owner: MaybeText = ""
    due: MaybeText = ""
    due_stated: MaybeText = ""
    status: MaybeText = ""
    done: Texts = ()
    sort_by: MaybeText = ""
    units_may: Annotated[Literal["none", "fill", "add"], one_of("none", "fill", "add")] = "none"
    seen_by: Annotated[Literal["all", "own"], one_of("all", "own")] = "own"
    note: MaybeText = ""
    fields: tuple[DutyFieldLine, ...]


# The keys that name a field, and the types that field may have.
NAMED = {
    "headline": ("text",),
    "owner": ("unit",),
    "due": ("deadline",),
    "due_stated": ("date",),
    "status": ("choice",),
    "sort_by": ("number",),
}


def check_duty(row: Row, line: DutyLine) -> None:
    """Raise CatalogueError for a kind whose keys do not fit its fields."""
    fields = {f.code: f for f in line.fields}
    if len(fields) < len(line.fields):
        raise wrong(row.file, row.line, "fields", f'"{line.code}" có hai trường cùng mã; hãy đổi một mã')
    for key, types in NAMED.items():
        code = getattr(line, key)
        if code and (code not in fields or fields[code].type not in types):
            said = f'"{code}" không phải mã một trường kiểu {" hoặc ".join(types)} của "{line.code}"; hãy sửa lại'
            raise wrong(row.file, row.line, key, said)
    for field in line.fields:
        if (field.type == "choice") != bool(field.choices):
            said = f'"{field.code}": trường kiểu choice phải có choices, trường khác thì không; hãy sửa lại'
            raise wrong(row.file, row.line, "fields", said)
    _check_words(row, line, fields)


def _check_words(row: Row, line: DutyLine, fields: dict[str, DutyFieldLine]) -> None:
    if not fields[line.headline].required:
        raise wrong(row.file, row.line, "headline", f'"{line.headline}" phải có required: yes; hãy sửa lại')
    known = [c.code for c in fields[line.status].choices] if line.status else []
    strange = next((code for code in line.done if code not in known), None)
    if strange:
        said = (
            f'"{strange}" không có trong choices của trường tình trạng; hãy ghi một trong: {", ".join(known)}'
        )
        raise wrong(row.file, row.line, "done", said)
