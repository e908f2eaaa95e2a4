"""Every change of students' studies, one verb each, named as the office says it.

Enrolments: `enrol`, `assign_adviser`, `change_route`, `change_visa`, `interrupt`, `resume`, `withdraw`, `complete`. Results:
`record_result`, `correct_result`. Credit from elsewhere: `ask_recognition`, `recognise`, `withdraw_recognition`. Decisions of
the board: `ask_decision`, `decide`, `withdraw_decision`. Plans: `keep_plan`, `choose_plan`, `share_plan`, `answer_plan`,
`discard_plan`. Audits: `audit_now`. When the time of keeping is over: `forget`.

Each locks the enrolment before it looks, so that what must happen once happens once, whoever asks at the same time. All
raise `Refusal` for what the rules do not know or the state does not permit, and `ValidationError` where a row would break
a rule of its table; then nothing is kept. None of them reads the clock.
"""

from crossings.studies.actions.audits import audit_now
from crossings.studies.actions.decisions import ask_decision, decide, withdraw_decision
from crossings.studies.actions.enrolments import (
    assign_adviser,
    change_route,
    change_visa,
    complete,
    enrol,
    interrupt,
    resume,
    withdraw,
)
from crossings.studies.actions.forgetting import forget
from crossings.studies.actions.plans import answer_plan, choose_plan, discard_plan, keep_plan, share_plan
from crossings.studies.actions.recognitions import ask_recognition, recognise, withdraw_recognition
from crossings.studies.actions.results import correct_result, record_result

__all__ = [
    "answer_plan",
    "ask_decision",
    "ask_recognition",
    "assign_adviser",
    "audit_now",
    "change_route",
    "change_visa",
    "choose_plan",
    "complete",
    "correct_result",
    "decide",
    "discard_plan",
    "enrol",
    "forget",
    "interrupt",
    "keep_plan",
    "recognise",
    "record_result",
    "resume",
    "share_plan",
    "withdraw",
    "withdraw_decision",
    "withdraw_recognition",
]
