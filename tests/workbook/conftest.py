"""Makers of workbooks for the tests of this room."""

import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

Convert = Callable[[bytes, str], bytes]
_SECONDS = 120


@pytest.fixture(scope="session")
def convert(tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """Save an .xlsx as another format with LibreOffice: (content, "ods") → content."""
    office = shutil.which("soffice")
    assert office, "Cần LibreOffice để chạy phép thử này: apt-get install libreoffice-calc"
    profile = tmp_path_factory.mktemp("profile")

    def run(content: bytes, ending: str) -> bytes:
        folder = tmp_path_factory.mktemp("saved")
        (folder / "source.xlsx").write_bytes(content)
        target: Path = folder / "out"
        subprocess.run(
            [office, f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", ending,
             "--outdir", str(target), str(folder / "source.xlsx")],
            check=True, capture_output=True, timeout=_SECONDS,
        )  # fmt: skip
        return (target / f"source.{ending}").read_bytes()

    return run


@pytest.fixture(scope="session")
def plain_xlsx() -> bytes:
    """One sheet with a heading and one figure."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Phụ lục")
        sheet.write_string("B2", "Chỉ tiêu")
        sheet.write_number("C3", 48)
    return target.getvalue()


@pytest.fixture(scope="session")
def rich_xlsx() -> bytes:
    """Everything that bare values lose: see the comments."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Bảng")
        percent = book.add_format({"num_format": "0.00%"})
        quoted = book.add_format({"num_format": '0.0"%"'})
        sheet.merge_range("B2:D2", "Kết quả")
        sheet.merge_range("A4:A5", "nhóm")
        sheet.write_number("B3", 0.4667, percent)  # 46,67%
        sheet.write_number("C3", 46.67, quoted)  # the sign is only painted on
        sheet.write_number("D3", 12.0)
        sheet.write_formula("E3", "=1/0", None, "#DIV/0!")
        sheet.write_formula("F3", "=B3*2", percent, 0.9334)
        sheet.write_formula("G3", '=IF(1=1,"","")', None, "")  # a result: the empty text
        sheet.write_string("B6", "=1+1")
        sheet.write_boolean("C6", True)
        sheet.set_row(5, None, None, {"hidden": True})
        sheet.set_column("D:D", None, None, {"hidden": True})
        hidden = book.add_worksheet("Ẩn")
        hidden.write_string("A1", "không thấy")
        hidden.hide()
        deep = book.add_worksheet("Rất ẩn")
        deep.write_string("A1", "không thấy nữa")
        deep.very_hidden()
    return target.getvalue()


@pytest.fixture(scope="session")
def replace_part() -> Callable[[bytes, str, bytes], bytes]:
    """Rebuild a zip with one part replaced or added."""

    def run(content: bytes, part: str, data: bytes) -> bytes:
        source, target = zipfile.ZipFile(io.BytesIO(content)), io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
            for name in source.namelist():
                if name != part:
                    out.writestr(name, source.read(name))
            out.writestr(part, data)
        return target.getvalue()

    return run
