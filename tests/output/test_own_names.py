"""A province that splits or renumbers a target reads its own words in the exported table."""

import io
from dataclasses import replace

import openpyxl

from indicators.output.comparison import comparison_xlsx

OWN = "Cơ quan có lãnh đạo nữ (phần của tỉnh)"


def test_a_part_stands_in_the_table_under_the_name_of_its_target_set(small, monkeypatch):
    own = small.catalogue.target_set(small.assessments[0].target_set)
    parts = tuple(replace(p, name=OWN) if p.code == "1.1" else p for p in own.parts)
    monkeypatch.setattr(type(small.catalogue), "target_set", lambda _, code: replace(own, parts=parts))
    content = comparison_xlsx(small.catalogue, small.round, small.assessments)
    table = openpyxl.load_workbook(io.BytesIO(content))["Bảng tổng hợp"]
    assert OWN in [cell.value for row in table for cell in row]
