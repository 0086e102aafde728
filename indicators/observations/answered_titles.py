"""Who sent a file, where its titles name the sender in words that only staff can tell."""

from indicators.catalogue.catalogue import Catalogue
from indicators.catalogue.definitions import Round
from indicators.findings import Finding, finding
from indicators.observations.answers import IGNORE, Answers, unit_words
from indicators.observations.desk import unit_told
from indicators.observations.places import declared_senders
from indicators.observations.table import Table
from indicators.observations.text import short
from indicators.workbook.grid import Sheet, cell_name

Titles = tuple[tuple[str, ...], ...]  # of each visible sheet
DECLARED = "Đơn vị báo cáo: {name}"


def told_titles(
    titles: Titles, answers: Answers, catalogue: Catalogue, round: Round | None
) -> tuple[Titles, dict[str, str]]:
    """The titles with each declared sender that staff know under its official name, and without those that name nobody;
    and by the text of a title: the unit it was understood as."""
    if round is None or not answers.has("unit"):
        return titles, {}
    told = {
        text: code
        for lines in titles
        for text, words in declared_senders(lines)
        if (code := unit_told(words, answers, catalogue, round))
    }
    units = {text: code for text, code in told.items() if code != IGNORE}
    named = {text: DECLARED.format(name=catalogue.unit(c, round.data_date).name) for text, c in units.items()}
    known = tuple(
        tuple(named.get(line, line) for line in lines if told.get(line) != IGNORE) for lines in titles
    )
    return known, units


def notes(
    units: dict[str, str],
    laid: tuple[tuple[Sheet, tuple[Table, ...]], ...],
    catalogue: Catalogue,
    round: Round,
) -> list[Finding]:
    """What was understood of titles, told at their cells."""
    words = {text: declared_senders((text,))[0][1] for text in units}
    names = {code: catalogue.unit(code, round.data_date).name for code in units.values()}
    return [
        finding(
            "read_by_answer",
            *_cell_of(text, laid),
            name=short(words[text]),
            meaning=f"{names[code]} ({code})",
        )
        for text, code in units.items()
    ]


def asking_sender(titles: Titles, laid: tuple[tuple[Sheet, tuple[Table, ...]], ...]) -> dict[str, str]:
    """What the finding that nobody known sent a file needs to become a question; nothing where no title declares a
    sender."""
    declared = next((pair for lines in titles for pair in declared_senders(lines)), None)
    if declared is None:
        return {}
    text, words = declared
    sheet, cell = _cell_of(text, laid)
    return {"in_sheet": sheet, "in_cell": cell, "said": short(words), "words": unit_words(words)}


def _cell_of(text: str, laid: tuple[tuple[Sheet, tuple[Table, ...]], ...]) -> tuple[str, str]:
    cells = (
        (sheet.name, cell_name(r, c))
        for sheet, _ in laid
        for r, row in enumerate(sheet.rows)
        for c, value in enumerate(row)
        if value == text
    )
    return next(cells, ("", ""))
