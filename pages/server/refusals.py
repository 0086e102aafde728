"""How the server says no: a sentence, a status, and when to try again."""

from math import ceil

from starlette.responses import PlainTextResponse

NO_STORE = {"Cache-Control": "no-store"}


def refusal(status: int, sentence: str, again_seconds: float = 0, hang_up: bool = True) -> PlainTextResponse:
    """``Retry-After`` in whole seconds when waiting helps; ``hang_up`` where an unread body may still be coming."""
    again = {"Retry-After": str(ceil(again_seconds))} if again_seconds else {}
    close = {"Connection": "close"} if hang_up else {}
    return PlainTextResponse(sentence, status, headers=NO_STORE | close | again)
