"""What the run over all hostile files came to, printed at its end."""

from dataclasses import dataclass, field

import pytest

MEGABYTE = 1024 * 1024


@dataclass
class Ledger:
    """One line per file: (name, outcome, seconds); ``peak`` and ``server_growth`` in bytes."""

    lines: list[tuple[str, str, float]] = field(default_factory=list)
    peak: int = 0
    server_growth: int = 0


_LEDGER = Ledger()


@pytest.fixture(scope="session")
def ledger():
    return _LEDGER


def pytest_terminal_summary(terminalreporter):
    lines = _LEDGER.lines
    if not lines:
        return
    read = sum(outcome == "read" for _, outcome, _ in lines)
    slowest = sorted(lines, key=lambda line: -line[2])[:3]
    terminalreporter.section("hostile files")
    terminalreporter.line(f"{len(lines)} files: {len(lines) - read} refused, {read} read")
    for name, outcome, seconds in slowest:
        terminalreporter.line(f"  {seconds:6.2f} s  {name} ({outcome})")
    terminalreporter.line(f"child at most {_LEDGER.peak / MEGABYTE:.0f} MiB")
    terminalreporter.line(f"server grew by {_LEDGER.server_growth / MEGABYTE:.0f} MiB")
