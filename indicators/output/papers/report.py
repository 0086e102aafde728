"""What the report says, section by section, as plain blocks: sentences from data, the units' own words, marked blanks.

The outline is that of the mid-term review. What no figure can tell is a blank a person fills in.
"""

from dataclasses import dataclass

from indicators.catalogue.definitions import Unit
from indicators.output.numbers import format_date
from indicators.output.papers.material import Material
from indicators.output.papers.report_blocks import (
    Block,
    Heading,
    Paragraph,
    Piece,
    Table,
    blank,
    blank_room,
    plain,
)
from indicators.output.papers.report_duties import carried_out, funding
from indicators.output.papers.report_results import results
from indicators.output.papers.report_tables import summary_table, units_table
from indicators.output.papers.report_words import causes, solutions
from indicators.output.tables.standings import anything_known
from indicators.output.wording import capitalised
from indicators.output.xlsx_style import SAMPLE_WORDS

KIND = "BÁO CÁO"
SUBJECT = "Kết quả thực hiện các mục tiêu, chỉ tiêu về bình đẳng giới"
LEADING = (
    ("1. Công tác lãnh đạo, chỉ đạo, ban hành văn bản", "ghi các văn bản chỉ đạo, kế hoạch đã ban hành"),
    ("2. Công tác tuyên truyền, tập huấn, nâng cao năng lực", "ghi số hội nghị, lớp tập huấn, số lượt người"),
    ("3. Công tác kiểm tra, giám sát, phối hợp liên ngành", "ghi các cuộc kiểm tra, giám sát và kết quả"),
    ("4. Kinh phí, nguồn lực thực hiện", "ghi kinh phí theo nguồn và theo năm"),
)
OPENING = (
    "{who} báo cáo kết quả thực hiện các mục tiêu, chỉ tiêu về bình đẳng giới {place}, số liệu đến {day}, "
    "như sau:"
)
ASKED_BY = "ghi văn bản yêu cầu báo cáo"
CLOSING = "Trên đây là báo cáo kết quả thực hiện các mục tiêu, chỉ tiêu về bình đẳng giới {place}, số liệu đến {day}./."
CAPITAL = "Hà Nội"


@dataclass(frozen=True, slots=True)
class Appendix:
    """A table on landscape pages of its own; ``note`` explains its marks."""

    name: str
    title: str
    table: Table
    note: str


@dataclass(frozen=True, slots=True)
class Report:
    """The parts of an official paper in the order of the decree; ``sample`` is empty for real data."""

    above: str
    agency: str
    number: tuple[Piece, ...]
    place_and_date: tuple[Piece, ...]
    kind: str
    subject: str
    bases: tuple[tuple[Piece, ...], ...]
    addressee: str
    body: tuple[Block, ...]
    recipients: tuple[tuple[Piece, ...], ...]
    signer: tuple[Piece, ...]
    appendices: tuple[Appendix, ...]
    sample: str
    title: str


def report(m: Material) -> Report:
    """Everything the report says about one unit in one round."""
    day = format_date(m.round.data_date)
    return Report(
        above=m.above,
        agency=m.agency,
        number=(plain("Số: "), blank_room(4), plain(f"/{m.sign}"), *_no_sign(m)),
        place_and_date=place_and_date(m.seat),
        kind=KIND,
        subject=f"{SUBJECT} {m.place}\n{m.round.name}",
        bases=(*((plain(f"Căn cứ {base};"),) for base in m.bases), (plain("Căn cứ "), blank(ASKED_BY), plain("."))),
        addressee=m.addressee,
        body=(
            Paragraph((plain(OPENING.format(who=capitalised(m.issued_by), place=m.place, day=day)),)),
            *_leading(m), *results(m), *causes(m), *solutions(m),
            Paragraph((plain(CLOSING.format(place=m.place, day=day)),)),
        ),
        recipients=_recipients(m),
        signer=signer(m.issuer),
        appendices=_appendices(m),
        sample=SAMPLE_WORDS if m.round.sample else "",
        title=f"Báo cáo bình đẳng giới {m.place} đến ngày {day}",
    )  # fmt: skip


def _leading(m: Material) -> tuple[Block, ...]:
    """Section I: what the tables of duties say, and blanks for what nothing tells."""
    money = funding(m)
    said: list[Block] = [Heading(1, "I. TÌNH HÌNH CHỈ ĐẠO, TRIỂN KHAI THỰC HIỆN")]
    for title, wanted in LEADING:
        told = money if title == LEADING[-1][0] and money else (Paragraph((blank(wanted),)),)
        said += [Heading(2, title), *told]
    return (*said, *carried_out(m))


def _no_sign(m: Material) -> tuple[Piece, ...]:
    return (blank("chữ viết tắt"),) if m.sign.endswith("-") else ()


def place_and_date(seat: Unit) -> tuple[Piece, ...]:
    """Where a paper is dated, with room for the day."""
    words = (f"{seat_name(seat)}, ngày ", " tháng ", " năm ")
    return tuple(
        p for word, left in zip(words, (2, 2, 4), strict=True) for p in (plain(word), blank_room(left))
    )


def seat_name(place: Unit) -> str:
    """The place a paper is dated at: the unit's name without its kind."""
    if place.level == "country":
        return CAPITAL
    named = place.name
    return named[len(place.kind) :].strip() if named.lower().startswith(place.kind.lower()) else named


def signer(issuer: Unit | None) -> tuple[Piece, ...]:
    """Who signs in the name of the issuing body; a blank where that is not plain."""
    if issuer and issuer.level in ("district", "commune"):
        return (plain("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"),)
    if issuer and issuer.name.startswith("Sở "):
        return (plain("GIÁM ĐỐC"),)
    return (blank("ghi quyền hạn, chức vụ người ký"),)


def _recipients(m: Material) -> tuple[tuple[Piece, ...], ...]:
    first = ((plain("- Như trên;"),),) if m.addressee else ()
    return (
        *first,
        (plain("- "), blank("ghi nơi nhận"), plain(";")),
        (plain("- Lưu: VT, "), blank("đơn vị soạn thảo"), plain(".")),
    )


def _appendices(m: Material) -> tuple[Appendix, ...]:
    if not anything_known(m.assessment):
        return ()
    first = Appendix("Phụ lục I", "BẢNG TỔNG HỢP KẾT QUẢ THỰC HIỆN CÁC MỤC TIÊU, CHỈ TIÊU", *summary_table(m))
    if not m.units:
        return (first,)
    return (first, Appendix("Phụ lục II", "GIÁ TRỊ MỚI NHẤT CỦA TỪNG ĐƠN VỊ", *units_table(m)))
