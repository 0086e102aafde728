"""What a spreadsheet says: layout recognised, rows matched, values parsed, checked: observations and findings."""

from indicators.observations.checks import Accepted
from indicators.observations.model import IgnoredRow, Observation, Reading, Remark, RowCount
from indicators.observations.reader import read

__all__ = ["Accepted", "IgnoredRow", "Observation", "Reading", "Remark", "RowCount", "read"]
