"""The verbs of the application: the only way pages and the command line reach the rooms.

Every verb takes the house first, the actor second, and asks ``may(actor, verb, unit)`` before it does anything.
"""

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
from indicators.workflow.papers import FORMATS, Paper, export, template
from indicators.workflow.sheet_view import SheetView
from indicators.workflow.strategy_rounds import known_rounds, round_of
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
    "Story",
    "TrailLine",
    "accept_several",
    "answer",
    "answers",
    "asked_units",
    "assess",
    "assess_units",
    "backup",
    "board",
    "check",
    "chosen_database",
    "confirm",
    "decide",
    "doctor",
    "doctor_of_chosen",
    "export",
    "known_rounds",
    "load_sample",
    "marked_copy",
    "note_export",
    "office_database",
    "open_house",
    "programmes",
    "questions",
    "rebuild",
    "receipt_of",
    "receive",
    "receive_all",
    "restore",
    "round_of",
    "rounds",
    "source",
    "story",
    "submission_named",
    "submissions",
    "target_set",
    "template",
    "trail",
    "warm_up",
    "withdraw",
]
