"""A file of the synthetic province stays out of an office's data, however it got onto the desk."""

from indicators.findings import Finding, finding
from indicators.workbook import Sheet, Workbook, cell_name
from indicators.workbook.template_keys import identity
from indicators.workbook.template_spec import SAMPLE_WORDS

HEAD_ROWS = 20  # the mark stands above the grid, in an appendix as in an exported table
Place = tuple[str, str]


def sample_findings(workbook: Workbook, into_sample: bool) -> tuple[Finding, ...]:
    """The finding that refuses a workbook of the sample; none where the database is the sample itself.

    Known by the hidden identity of our appendix, or by the printed mark, which an exported table carries too.
    """
    if into_sample:
        return ()
    place = next((p for sheet in workbook.sheets if (p := _mark(sheet))), None)
    known = identity(workbook)
    if place is None and not (known and known.sample):
        return ()
    return (finding("sample_file", *(place or ("", ""))),)


def _mark(sheet: Sheet) -> Place | None:
    marks = {text for text in sheet.texts if text.strip().upper() == SAMPLE_WORDS}
    places = (
        (sheet.name, cell_name(row, column))
        for row, values in enumerate(sheet.rows[:HEAD_ROWS] if marks else ())
        for column, value in enumerate(values)
        if value in marks
    )
    return next(places, None)
