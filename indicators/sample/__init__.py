"""A synthetic Kon Tum: seeded workbooks as its units would have sent them, marked as such on every sheet.

Nothing in it is an official figure. Paces, sizes and stories stand in ``data/samples/*.csv``.
"""

from indicators.sample.files import SampleFile, senders, write_file

__all__ = ["SampleFile", "senders", "write_file"]
