"""The list of the faulty workbooks, with what the product says of each: data/samples/README.md."""

from collections.abc import Iterator

from indicators.catalogue import Catalogue
from indicators.findings import KINDS, Finding
from indicators.observations import read
from indicators.sample.faults import PROVINCE, Fault
from indicators.sample.faults_files import FILES
from indicators.sample.faults_shape import ROWS
from indicators.sample.faults_values import VALUES
from indicators.workbook import open_workbook

FAULTS: tuple[Fault, ...] = (*FILES, *ROWS, *VALUES)
LISTING = "README.md"
INTRODUCTION = """# Số liệu minh họa

Không số nào trong thư mục này là số liệu chính thức. Bảng tính nào mở được cũng ghi "SỐ LIỆU MINH HỌA" ở đầu.

- `trajectories.csv`, `districts.csv`, `communes.csv`: mức xuất phát, bước tăng mỗi năm và độ chênh của từng huyện, từng
  xã, phường mới; tỉnh minh họa được sinh ra từ đó.
- Các tệp dưới đây: mỗi loại điều cần xem một tệp nhỏ, chỉ sai một chỗ. Tạo lại tất cả và trang này bằng
  `python -m indicators.sample data/samples`. Thử một tệp: `python -m indicators check TỆP`, hoặc trang "Nộp phụ lục".

Mức độ: **chặn** là cả tệp bị từ chối, **cảnh báo** là có số chưa nhận hoặc cần kiểm tra, **lưu ý** chỉ để biết. Nơi tệp
không tự nói, cột "Chọn khi nộp" ghi đợt hoặc đơn vị mà người nộp chọn. Bốn loại cần hai tệp mới có: `already_received`
(nộp lại đúng tệp cũ), `revision`, `jump_on_last_year` và `jump_on_corrected_year` (so với số đã duyệt của đợt trước).
"""
HEADS = ("Tệp", "Điều sai", "Chọn khi nộp", "Mức độ", "Mã", "Màn hình báo")
SEVERITIES = {"blocks": "chặn", "warns": "cảnh báo", "notes": "lưu ý"}


def findings_of(catalogue: Catalogue, fault: Fault, content: bytes) -> tuple[Finding, ...]:
    """What the product finds in the bytes of a faulty workbook, with what its sender chose."""
    workbook, seen = open_workbook(content, fault.file)
    if workbook is None:
        return seen
    rounds = catalogue.rounds(PROVINCE, sample=True)
    return (*seen, *read(workbook, catalogue, rounds, fault.round or None, fault.unit or None).findings)


def listing(catalogue: Catalogue) -> str:
    """The page that names every faulty workbook, what is wrong with it and what the screen says."""
    lines = [" | ".join(HEADS), " | ".join("---" for _ in HEADS), *_lines(catalogue)]
    return INTRODUCTION + "\n" + "\n".join(f"| {line} |" for line in lines) + "\n"


def _lines(catalogue: Catalogue) -> Iterator[str]:
    for fault in FAULTS:
        said = next(
            f for f in findings_of(catalogue, fault, fault.content(catalogue)) if f.code == fault.code
        )
        chosen = " ".join(
            [f"đợt {fault.round}" if fault.round else "", fault.unit and f"đơn vị {fault.unit}"]
        )
        codes = ", ".join(f"`{code}`" for code in (fault.code, *fault.also))
        place = f"Ô {said.cell}: " if said.cell else ""
        severity = SEVERITIES[KINDS[fault.code].severity]
        yield " | ".join(
            (f"`{fault.file}`", fault.wrong, chosen.strip(), severity, codes, place + said.message)
        )
