"""Papers for a meeting and for the ministry: the brief as PDF, the report as Word, the picked table as both."""

from indicators.output.papers.brief import brief
from indicators.output.papers.brief_model import Brief
from indicators.output.papers.brief_pdf import brief_pdf
from indicators.output.papers.material import Material, Spoken
from indicators.output.papers.pivot_docx import pivot_docx
from indicators.output.papers.pivot_paper import PivotPaper, pivot_paper
from indicators.output.papers.pivot_pdf import pivot_pdf
from indicators.output.papers.report import report
from indicators.output.papers.report_docx import report_docx

__all__ = [
    "Brief",
    "Material",
    "PivotPaper",
    "Spoken",
    "brief",
    "brief_pdf",
    "pivot_docx",
    "pivot_paper",
    "pivot_pdf",
    "report",
    "report_docx",
]
