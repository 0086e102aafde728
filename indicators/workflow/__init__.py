"""The verbs of the application: the only way pages and the command line reach the rooms.

Every verb takes the house first, the actor second, and asks ``may(actor, verb, unit)`` before it does anything.
"""

from indicators.workflow.accounts import (
    accounts,
    change_account,
    close_account,
    first_administrator,
    open_account,
    open_sample_accounts,
    reset_password,
    roles_kept,
    unlock,
)
from indicators.workflow.answering import answer, answers, questions, withdraw
from indicators.workflow.deciding import accept_several, confirm, decide, submission_named
from indicators.workflow.house import House, chosen_database, office_database, open_house, warm_up
from indicators.workflow.intake import (
    Receipt,
    check,
    receipt_of,
    receive,
    receive_all,
    submissions,
)
from indicators.workflow.keeping import Health, backup, doctor, doctor_of_chosen, restore
from indicators.workflow.looking import (
    BoardLine,
    Story,
    asked_units,
    assess,
    assess_units,
    board,
    programmes,
    rounds,
    source,
    story,
    target_set,
)
from indicators.workflow.marking import marked_copy
from indicators.workflow.papers import FORMATS, Paper, export, template, templates_zip
from indicators.workflow.sheet_view import SheetView
from indicators.workflow.signing_in import SignedIn, change_password, session_of, sign_in, sign_out, who
from indicators.workflow.signing_in_by_province import sign_in_by_province
from indicators.workflow.snapshots import house_known_at
from indicators.workflow.strategy_rounds import known_on, known_rounds, round_of
from indicators.workflow.trail import TrailLine, note_export, trail
from indicators.workflow.upkeep import load_sample, rebuild

__all__ = [
    "FORMATS",
    "BoardLine",
    "Health",
    "House",
    "Paper",
    "Receipt",
    "SheetView",
    "SignedIn",
    "Story",
    "TrailLine",
    "accounts",
    "accept_several",
    "answer",
    "answers",
    "asked_units",
    "assess",
    "assess_units",
    "backup",
    "board",
    "change_account",
    "change_password",
    "check",
    "chosen_database",
    "close_account",
    "confirm",
    "decide",
    "doctor",
    "doctor_of_chosen",
    "export",
    "first_administrator",
    "house_known_at",
    "known_on",
    "known_rounds",
    "load_sample",
    "marked_copy",
    "note_export",
    "office_database",
    "open_account",
    "open_house",
    "open_sample_accounts",
    "programmes",
    "questions",
    "rebuild",
    "receipt_of",
    "receive",
    "receive_all",
    "reset_password",
    "restore",
    "roles_kept",
    "round_of",
    "rounds",
    "session_of",
    "sign_in",
    "sign_in_by_province",
    "sign_out",
    "source",
    "story",
    "submission_named",
    "submissions",
    "target_set",
    "template",
    "templates_zip",
    "trail",
    "unlock",
    "warm_up",
    "who",
    "withdraw",
]
