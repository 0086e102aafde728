"""What is typed on the command line, read; or the sentence that says how to type it."""

from datetime import date

from indicators.errors import UserError

WRONG_DAY = 'Ngày "{day}" chưa đúng; hãy ghi như 2025-06-20.'


def day(said: str | None) -> date | None:
    """ "2025-06-20"; None where nothing was typed. Raises UserError."""
    try:
        return date.fromisoformat(said) if said else None
    except ValueError:
        raise UserError(WRONG_DAY.format(day=said)) from None
