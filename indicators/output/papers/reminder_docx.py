"""A letter of reminder as a Word file in the layout of Nghị định 30/2020/NĐ-CP for công văn."""

import io

from indicators.output.papers.docx_parts import begun, centred, foot_block, put_block
from indicators.output.papers.docx_style import BODY
from indicators.output.papers.docx_tables import small_gap
from indicators.output.papers.reminder import Letter
from indicators.output.papers.report_blocks import plain


def reminder_docx(made: Letter) -> bytes:
    """The .docx."""
    document = begun(
        made.title, made.above, made.agency, made.number, made.place_and_date, made.sample, made.concerning
    )
    centred(document, [plain(f"Kính gửi: {made.addressee}.")], BODY, before=14)
    small_gap(document, 10)
    for block in made.body:
        put_block(document, block)
    foot_block(document, made.recipients, made.signer)
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()
