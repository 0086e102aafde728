"""Files of the synthetic province never enter an office's data."""

import io

import openpyxl
import pytest

from indicators import workflow
from indicators.access.rights import LOCAL_USER
from indicators.workbook.template_spec import SAMPLE_WORDS


def appendix(house) -> bytes:
    return workflow.template(house, LOCAL_USER, "2024", "608").content


def without_mark(content: bytes) -> bytes:
    """The printed words wiped out, the hidden identity left."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    for cell in (cell for sheet in book for row in sheet for cell in row):
        if cell.value == SAMPLE_WORDS:
            cell.value = None
    memory = io.BytesIO()
    book.save(memory)
    return memory.getvalue()


def codes(house, content):
    receipt = workflow.receive(house, LOCAL_USER, "phu-luc.xlsx", content, accept=True)
    return receipt.accepted, {f.code for f in receipt.reading.findings}


@pytest.mark.parametrize("made", [appendix, lambda house: without_mark(appendix(house))])
def test_an_appendix_of_the_sample_is_refused_by_an_office(sample_house, office_house, made):
    accepted, found = codes(office_house, made(sample_house))
    assert not accepted
    assert "sample_file" in found


def test_an_exported_table_of_the_sample_is_refused_by_an_office(sample_house, office_house):
    table = workflow.export(sample_house, LOCAL_USER, "2024", "xlsx", None).content
    assert "sample_file" in codes(office_house, table)[1]


def test_the_sample_takes_its_own_and_an_office_its_own(sample_house, office_house):
    assert "sample_file" not in codes(sample_house, appendix(sample_house))[1]
    assert "sample_file" not in codes(office_house, appendix(office_house))[1]
