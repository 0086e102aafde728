"""Kinds of writes, as answers that are held rest on them (``Database.held``)."""

from typing import Literal, get_args

Act = Literal[
    "round_opened", "round_changed", "round_extended", "round_closed", "round_reopened", "correction_allowed",
    "corrected",
]  # fmt: skip
ROUND_ACTS: tuple[Act, ...] = get_args(Act)
COUNTING = ("decision", "confirmation", "answer", *ROUND_ACTS)  # after these other figures may count
SENDING = ("submission", *COUNTING)  # after these there are other files
# After these nothing that is shown is other than before: copies handed out or put away, a file that came before, people
# who come and go.
QUIET = frozenset({
    "credential", "exported", "backed_up", "sent_again", "signed_in", "sign_in_failed", "signed_out", "account_opened",
    "account_changed", "account_closed", "account_locked", "account_unlocked", "sign_in_while_locked",
})  # fmt: skip
