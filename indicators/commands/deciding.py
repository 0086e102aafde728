"""The command that decides about one submission: accept it, accept it in part, return it."""

import argparse

from indicators import workflow
from indicators.access.rights import LOCAL_USER
from indicators.commands.printing import show
from indicators.output.decision_words import decided_sentence, not_taken_sentence
from indicators.store.model import DecisionCode
from indicators.workflow import House

ACTIONS: dict[str, DecisionCode] = {"accept": "accepted", "return": "returned"}


def decide(house: House, arguments: argparse.Namespace) -> int:
    found = workflow.submission_named(house, LOCAL_USER, arguments.submission)
    left_out = [code.strip() for code in arguments.leave_out.split(",") if code.strip()]
    seen = found.state if arguments.older else None
    decision = ACTIONS[arguments.action]
    workflow.decide(house, LOCAL_USER, found.id, decision, arguments.reason.strip(), left_out, seen)
    now = house.store.submission(found.id)
    document = {
        "submission": now.id, "sha256": now.sha256, "file": now.file_name, "unit": now.unit, "round": now.round,
        "decision": decision, "status": now.status, "left_out": list(now.left_out), "reason": now.reason,
    }  # fmt: skip
    done = decided_sentence(decision, now.left_out, now.decided_by, now.decided_at)
    told = not_taken_sentence(now.left_out, now.reason) or (f"Lý do: {now.reason}" if now.reason else "")
    show(arguments, document, "\n".join(filter(None, (f"{now.file_name}: {done}.", told))))
    return 0
