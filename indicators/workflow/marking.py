"""The verb that gives a unit its own workbook back: what was found stands at the cells and in a list in front."""

import re
from pathlib import PurePath

from indicators.access.rights import Actor, require
from indicators.errors import NotAllowed, NotFound, UserError
from indicators.findings import KINDS, Finding
from indicators.observations.model import Reading
from indicators.output.decision_words import decided_sentence, not_taken_sentence
from indicators.output.intake_words import (
    SEVERITY_LOOKS,
    SUBMISSION_LOOKS,
    findings_sentence,
    ignored_sentence,
    rows_sum,
)
from indicators.workbook import digest, open_isolated
from indicators.workbook.grid import Workbook
from indicators.workbook.marking import EDITED, FILE_REFUSED, mark
from indicators.workbook.marking_model import Cover, Mark
from indicators.workflow.house import House
from indicators.workflow.intake import Receipt, receipt_of
from indicators.workflow.papers import XLSX, Paper
from indicators.workflow.strategy_rounds import round_of
from indicators.workflow.trail import note_export

XLSM = "application/vnd.ms-excel.sheet.macroEnabled.12"
SUFFIX = "_danh-dau"
TITLE, SAMPLE_WORDS = "KẾT QUẢ KIỂM TRA SỐ LIỆU", "SỐ LIỆU MINH HỌA"
LEGEND = (
    "Ô có điều cần xem được tô màu, lời giải thích ở ghi chú của ô. Hãy sửa ngay trong tệp này rồi gửi lại; "
    "trang này được bỏ qua khi nhận, không cần xóa."
)
REBUILT = (
    "Tệp gốc là {format}: bản này dựng lại từ giá trị các ô, giữ ô gộp và định dạng %; công thức, hình ảnh và cách "
    "trình bày khác chỉ còn trong tệp gốc."
)
NOT_TAKEN = "Số liệu của chỉ tiêu này chưa được nhận"
MEND_NOT_TAKEN = "Hãy sửa rồi gửi lại cả tệp; các chỉ tiêu khác đã được nhận."
DEFAULT_MENDS = {
    "blocks": "Hãy sửa rồi gửi lại.",
    "warns": "Hãy kiểm tra và sửa rồi gửi lại.",
    "notes": "Chỉ để biết; nếu đúng thì không cần sửa.",
}
_MEND = re.compile(r"(?:^|(?<=[.?!:;)] ))[^.?!]*\b[Hh]ãy\b.*", re.DOTALL)
_NOT_IN_A_FILE_NAME = re.compile(r"[^\w .,()&+-]+")
_LONGEST_NAME = 100


def marked_copy(
    house: House,
    actor: Actor,
    name: str,
    content: bytes | None,
    told: Receipt | str,
    keep_macros: bool = False,
) -> Paper:
    """The workbook with its doubtful cells filled and commented, and a list of findings as its first sheet.

    ``told``: the receipt of this very file, or the id of a submission (then ``content`` may be None: the original is
    taken). ``keep_macros``: for the unit that sent the file only. Raises NotAllowed, NotFound, UserError for a file
    that cannot be opened.
    """
    receipt = receipt_of(house, actor, told) if isinstance(told, str) else told
    require(actor, "check", receipt.reading.unit or "")
    if keep_macros and (actor.role != "unit" or actor.unit != receipt.reading.unit):
        raise NotAllowed("Chỉ đơn vị gửi tệp được nhận lại bản có macro; bản cho người khác luôn bỏ macro.")
    content = house.store.original(receipt.sha256) if content is None else content
    if digest(content) != receipt.sha256:
        raise UserError(f"Tệp {name} đã khác tệp được kiểm tra. Hãy kiểm tra lại rồi lấy bản đánh dấu.")
    workbook, refused = open_isolated(content, name)
    if workbook is None:
        raise UserError(f"Không có bản đánh dấu cho tệp {name}. {refused[0].message}")
    try:
        copy = mark(
            content,
            workbook,
            (*_marks(receipt.reading), *_not_taken(receipt)),
            _cover(house, name, receipt, workbook),
            keep_macros,
        )
    except FILE_REFUSED as error:
        raise UserError(f"Không làm được bản đánh dấu cho tệp {name}. {error.finding.message}") from error
    macros = keep_macros and workbook.macros and workbook.format == "xlsm"
    handed = copy_name(name, "xlsm" if macros else "xlsx")
    if receipt.submission:  # what is not stored is only handed back to who sent it
        note_export(house, actor, handed, copy, receipt.reading.round or "", receipt.reading.unit or "")
    return Paper(handed, copy, XLSM if macros else XLSX)


def copy_name(name: str, extension: str) -> str:
    """ "Biểu 02.xls" → "Biểu 02_danh-dau.xlsx"; a path and signs that file systems refuse are left out."""
    stem = PurePath(name.replace("\\", "/")).stem
    stem = _NOT_IN_A_FILE_NAME.sub(" ", stem).strip(" .")[:_LONGEST_NAME].removesuffix(SUFFIX)
    return f"{stem or 'phu-luc'}{SUFFIX}.{extension}"


def halves(seen: Finding) -> tuple[str, str]:
    """What is wrong, and how to mend it: cut in the wording of the kind, never in words out of a file."""
    template, words = KINDS[seen.code].template, dict(seen.params)
    mend = _MEND.search(template)
    if mend is None:
        return seen.message, DEFAULT_MENDS[seen.severity]
    said = mend[0].format(**words)
    return template[: mend.start()].strip().format(**words) or KINDS[seen.code].title, said[
        :1
    ].upper() + said[1:]


def _marks(reading: Reading) -> tuple[Mark, ...]:
    marks = []
    for seen in reading.findings:
        look, (what, mend) = SEVERITY_LOOKS[seen.severity], halves(seen)
        label, title = f"{look.icon} {look.word}", KINDS[seen.code].title
        marks.append(Mark(seen.severity, label, seen.sheet, seen.cell, title, seen.message, what, mend))
    return tuple(marks)


def _not_taken(receipt: Receipt) -> tuple[Mark, ...]:
    """The figures an acceptance in part left out, each at its cell with the reason."""
    decided = receipt.stored
    if decided is None or not decided.left_out:
        return ()
    what = f"{NOT_TAKEN}. Lý do: {decided.reason}"
    look = SUBMISSION_LOOKS["not_taken"]
    return tuple(
        Mark("warns", f"{look.icon} {look.word}", one.sheet, one.cell, f"Chỉ tiêu {one.indicator}: {look.word.lower()}",
             f"{what} {MEND_NOT_TAKEN}", what, MEND_NOT_TAKEN)
        for one in receipt.reading.observations
        if one.indicator in decided.left_out
    )  # fmt: skip


def _decision_lines(receipt: Receipt) -> tuple[str, ...]:
    """What the office decided and why, for the sender."""
    s = receipt.stored
    if s is None or s.status not in ("returned", "accepted", "superseded"):
        return ()
    said = f"{decided_sentence(s.status, s.left_out, s.decided_by, s.decided_at)}."
    if s.left_out:
        return said, not_taken_sentence(s.left_out, s.reason)
    return (f"{said} Lý do: {s.reason}" if s.reason else said,)


def _cover(house: House, name: str, receipt: Receipt, workbook: Workbook) -> Cover:
    reading = receipt.reading
    lines = [
        f"Tệp: {name}",
        f"Đơn vị: {_unit_name(house, reading)}. Đợt: {_round_name(house, reading)}.",
        " ".join(part for part in (f"{rows_sum(reading.rows)}.", ignored_sentence(reading.ignored)) if part),
        f"Kết quả: {findings_sentence(reading.findings)}."
        + (" Tệp chưa được nhận." if reading.blocked else ""),
        *_decision_lines(receipt),
        LEGEND,
    ]
    if workbook.format not in EDITED:
        lines.append(REBUILT.format(format=f".{workbook.format}"))
    return Cover(TITLE, tuple(lines), SAMPLE_WORDS if _is_sample(house, reading) else "")


def _unit_name(house: House, reading: Reading) -> str:
    if not reading.unit:
        return "chưa rõ"
    day = round_of(house, reading.round).data_date if reading.round else None
    if day is None:
        return reading.unit
    try:
        return f"{house.catalogue.unit(reading.unit, day).name} ({reading.unit})"
    except NotFound:
        return reading.unit


def _round_name(house: House, reading: Reading) -> str:
    return f"{round_of(house, reading.round).name} ({reading.round})" if reading.round else "chưa rõ"


def _is_sample(house: House, reading: Reading) -> bool:
    return house.store.sample or bool(reading.round and round_of(house, reading.round).sample)
