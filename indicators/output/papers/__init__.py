"""Papers for a meeting and for the ministry: the two-page brief as PDF, the report as Word."""

from indicators.output.papers.brief import brief
from indicators.output.papers.brief_model import Brief
from indicators.output.papers.brief_pdf import brief_pdf
from indicators.output.papers.material import Material, Spoken
from indicators.output.papers.report import report
from indicators.output.papers.report_docx import report_docx

__all__ = ["Brief", "Material", "Spoken", "brief", "brief_pdf", "report", "report_docx"]
