"""The brief and the report from small values: words stay words, pages stay two, blanks are seen."""

import io
import re
import subprocess
from dataclasses import replace

import pytest
from docx import Document
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn

from indicators.assessment import Trust
from indicators.output.papers import Material, Spoken, brief, brief_pdf, report, report_docx
from indicators.output.papers.troubles import shortened
from indicators.output.papers.typesetting import FONTS, drawable
from indicators.output.papers.voices import voices, who
from indicators.output.tables.standings import standing_lines

HOSTILE = '#image("x.png") $a$ *đậm* _nghiêng_ `mã` <nhãn> @ai \\ [ =1+1'
UNSEEN = "漢字 عربي 😀 \x00\x0b\uf0a7\ufffe\ud800"
STARS = "★" * 9


@pytest.fixture
def material(small):
    """The material of the small province; keyword arguments replace what it holds."""
    first = Material(
        round=small.round, unit=small.units["62"], place="tỉnh Kon Tum", assessment=small.province,
        units=small.assessments[1:], indicators=small.indicators,
        parts={c: i.name for c, i in small.indicators.items()},
        objectives={"1": "Chính trị", "2": "Kinh tế, lao động", "4": "Y tế"}, names=small.names,
        leads={"1.1": "Sở Nội vụ"}, trust=Trust(3, 2, 1, ("611",), 4, 3, 0), lacking={},
        spoken=(Spoken("limits", "Số liệu cấp xã còn thiếu.", "608"),), above="ỦY BAN NHÂN DÂN\nTỈNH KON TUM",
        agency="SỞ NỘI VỤ", sign="BC-SNV", addressee="Bộ Nội vụ", bases=("Nghị quyết 28/NQ-CP",),
        issuer=small.units["62-SNV"], issued_by="Sở Nội vụ", seat=small.units["62"],
    )  # fmt: skip
    return lambda **given: replace(first, **given)


def words_of(pdf: bytes, layout: bool = False) -> str:
    """The text of a PDF as poppler reads it, on one line unless ``layout``."""
    asked = ["pdftotext", *(["-layout"] if layout else []), "-", "-"]
    said = subprocess.run(asked, input=pdf, capture_output=True, check=True).stdout.decode()
    return said if layout else " ".join(said.split())


def facts_of(pdf: bytes, tool: str) -> str:
    return subprocess.run([tool, "-"], input=pdf, capture_output=True, check=True).stdout.decode()


def pages(pdf: bytes) -> int:
    return int(re.search(r"Pages:\s+(\d+)", facts_of(pdf, "pdfinfo"))[1])


def docx_text(content: bytes) -> str:
    """Every word of a Word file in the order of its XML."""
    return "\n".join(t.text or "" for t in Document(io.BytesIO(content)).element.body.iter(qn("w:t")))


@pytest.mark.slow
def test_the_brief_has_two_pages_whatever_it_has_to_say(material, small):
    long = {c: f"{i.name} " * 9 for c, i in small.indicators.items()}
    many = replace(small.province, targets=small.province.targets * 15)
    spoken = tuple(Spoken("limits", f"{HOSTILE} {n} " * 40, "608") for n in range(9))
    nothing = replace(small.province, targets=())
    for given in ({}, {"assessment": many, "parts": long}, {"spoken": spoken}, {"assessment": nothing}):
        assert pages(brief_pdf(brief(material(**given)))) == 2


@pytest.mark.slow
def test_what_does_not_fit_on_the_first_page_is_said_to_be_elsewhere(material, small):
    many = replace(small.province, targets=small.province.targets * 15)
    said = words_of(brief_pdf(brief(material(assessment=many))))
    assert re.search(r"Còn \d+ chỉ tiêu khác \(\d\.\d\w?, ", said), "which ones they are"


def test_the_brief_holds_its_own_fonts_and_no_picture(material):
    pdf = brief_pdf(brief(material()))
    fonts = [line.split() for line in facts_of(pdf, "pdffonts").splitlines()[2:]]
    assert fonts
    assert all(line[-5] == "yes" for line in fonts), "a font is not embedded"
    assert any("Inter" in line[0] for line in fonts)
    listed = subprocess.run(["pdfimages", "-list", "-"], input=pdf, capture_output=True, check=True).stdout
    assert len(listed.decode().splitlines()) == 2


@pytest.mark.slow
def test_equal_values_give_equal_bytes(material):
    assert brief_pdf(brief(material())) == brief_pdf(brief(material()))


@pytest.mark.slow
@pytest.mark.parametrize("text", [HOSTILE, UNSEEN, STARS, "Đắk ơ̆ Ĕ đ̆"])
def test_units_words_are_words_and_never_markup(material, text):
    said = (Spoken("limits", text, "608"),)
    pdf = brief_pdf(brief(material(spoken=said)))
    assert " ".join(drawable(text).split()) in words_of(pdf) or text is UNSEEN
    written = docx_text(report_docx(report(material(spoken=said))))
    kept = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", text)
    assert kept in written


def test_every_character_listed_as_drawable_is_drawn(material):
    ranges = (line.split("-") for line in (FONTS / "drawable.txt").read_text().split())
    text = "".join(chr(c) for r in ranges for c in range(int(r[0], 16), int(r[-1], 16) + 1))
    assert all(
        letter in text
        for letter in "ăâđêôơưĂÂĐÊÔƠƯạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ✔▲◐◆▽▼✖∅…⌛▒≥≤"
    )
    made = replace(brief(material()), sentence=text)
    assert pages(brief_pdf(made)) == 2  # an accessible PDF refuses a character without a glyph


def test_the_brief_says_values_targets_and_statuses_as_the_screen_does(material, small):
    m = material()
    said = words_of(brief_pdf(brief(m)), layout=True)
    lines = standing_lines([t.parts[0] for t in small.province.targets], m.years, small.indicators)
    for line in lines:
        assert line.value in said
        for cell in line.milestones:
            assert cell.target in said
            assert cell.status is None or cell.status.word.split()[0] in said


@pytest.mark.slow
def test_sample_data_are_marked_on_every_page_and_real_data_on_none(material):
    real = replace(material().round, sample=False)
    for m, expected in ((material(), 2), (material(round=real), 0)):
        assert words_of(brief_pdf(brief(m))).count("SỐ LIỆU MINH HỌA") == expected
        document = Document(io.BytesIO(report_docx(report(m))))
        heads = [h for s in document.sections for h in (s.header, *(
            [s.first_page_header] if s.different_first_page_header_footer else []))]  # fmt: skip
        marked = [any("SỐ LIỆU MINH HỌA" in p.text for p in head.paragraphs) for head in heads]
        assert marked == [bool(expected)] * len(heads)


def test_the_report_stands_in_the_layout_of_the_decree(material):
    document = Document(io.BytesIO(report_docx(report(material()))))
    first, *others = document.sections
    assert [round(first.page_width.mm), round(first.page_height.mm)] == [210, 297]
    assert 20 <= first.top_margin.mm <= 25
    assert 20 <= first.bottom_margin.mm <= 25
    assert 30 <= first.left_margin.mm <= 35
    assert 15 <= first.right_margin.mm <= 20
    assert [s.page_width > s.page_height for s in others] == [True, True]
    style = document.styles["Normal"]
    assert (style.font.name, style.font.size.pt) == ("Times New Roman", 14)
    assert first.different_first_page_header_footer, "the first page bears no number"
    assert "PAGE" in first.header._element.xml
    assert "PAGE" not in first.first_page_header._element.xml
    order = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "BÁO CÁO", "Kính gửi: Bộ Nội vụ.",
             "Căn cứ Nghị quyết 28/NQ-CP;", "I. TÌNH HÌNH CHỈ ĐẠO", "II. KẾT QUẢ THỰC HIỆN", "III. TỒN TẠI, HẠN CHẾ",
             "IV. GIẢI PHÁP, KIẾN NGHỊ", "Nơi nhận:", "GIÁM ĐỐC", "Phụ lục I", "Phụ lục II"]  # fmt: skip
    text = docx_text(report_docx(report(material())))
    places = [text.index(words) for words in order]
    assert places == sorted(places)


def test_every_table_of_the_report_repeats_its_heads_and_none_is_a_picture(material):
    document = Document(io.BytesIO(report_docx(report(material()))))
    tables = [t for t in document.tables if t.style.name == "Table Grid"]
    assert len(tables) == 5  # three objectives, two appendices
    assert all(t.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None for t in tables)
    assert not document.inline_shapes


def test_blanks_a_person_fills_are_highlighted(material):
    document = Document(io.BytesIO(report_docx(report(material()))))
    runs = [r for p in document.element.body.iter(qn("w:p")) for r in p.iter(qn("w:r"))]
    blanks = [r for r in runs if any((t.text or "").startswith("[…") for t in r.iter(qn("w:t")))]
    assert len(blanks) >= 10
    yellow = WD_COLOR_INDEX.to_xml(WD_COLOR_INDEX.YELLOW)
    assert all(r.rPr.find(qn("w:highlight")).get(qn("w:val")) == yellow for r in blanks)


def test_a_unit_is_quoted_word_for_word_with_its_name(material):
    text = docx_text(report_docx(report(material())))
    assert "“Số liệu cấp xã còn thiếu.”" in text
    assert "(TP Kon Tum)" in text


def test_a_round_that_judges_nothing_and_knows_nothing_says_so(material, small):
    silent = replace(small.province, counts=None, targets=tuple(
        replace(t, verdict=None, parts=tuple(
            replace(p, latest=None, series=(), others=(), projection=None, verdict=None, milestones=tuple(
                replace(m, verdict=None, outlook=None) for m in p.milestones)) for p in t.parts))
        for t in small.province.targets))  # fmt: skip
    m = material(assessment=silent, units=())
    assert "Chưa có số liệu nào được duyệt" in words_of(brief_pdf(brief(m)))
    text = docx_text(report_docx(report(m)))
    assert "Chưa có số liệu nào được duyệt" in text
    assert "Phụ lục" not in text


def test_voices_keep_each_text_once_with_everybody_who_wrote_it():
    found = voices([("Thiếu người.", "608"), ("Thiếu tiền.", "610"), (" Thiếu người. ", "611"), ("", "612")])
    assert [(v.text, v.units) for v in found] == [("Thiếu người.", ("608", "611")), ("Thiếu tiền.", ("610",))]


@pytest.mark.parametrize(
    ("count", "said"),
    [(1, "A0"), (4, "A0, A1, A2, A3"), (5, "A0, A1, A2, A3, A4"), (6, "A0, A1, A2, A3 và 2 đơn vị khác")],
)
def test_a_long_list_of_units_is_counted(count, said):
    assert who([f"A{n}" for n in range(count)], {}) == said


def test_long_words_are_cut_between_words_and_the_cut_is_marked():
    assert shortened("một hai ba bốn", 9) == "một hai […]"
    assert shortened("một\nhai", 9) == "một hai"
