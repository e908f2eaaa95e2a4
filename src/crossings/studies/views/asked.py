"""What every page of studies asks first: for which enrolment, plan or request of those that the reader may see."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language

from crossings.engine.refusal import Refusal
from crossings.programmes.models import Programme
from crossings.studies import actions
from crossings.studies.models import BoardDecision, Enrolment, Recognition, StudyPlan, overseen_by

PAGE = 25
REQUESTS: dict[str, Any] = {"decisions": BoardDecision, "recognitions": Recognition}


def language() -> str:
    return get_language() or "en"


def enrolment_asked(request: HttpRequest, key: Any) -> Enrolment:
    """The enrolment with this key, whole; the same 404 for one that is not there and one that is not the reader's to see."""
    return get_object_or_404(Enrolment.objects.visible_to(request.user).with_record(), key=key)


def own_enrolment(request: HttpRequest, key: Any) -> Enrolment:
    """The reader's own enrolment with this key."""
    return get_object_or_404(Enrolment.objects.of_student(request.user).with_record(), key=key)


def of_my_board(request: HttpRequest, key: Any) -> Enrolment:
    """The enrolment with this key in a programme on whose board the reader sits."""
    return get_object_or_404(Enrolment.objects.of_board(request.user).with_record(), key=key)


def programme_asked(request: HttpRequest, slug: str) -> Programme:
    """The programme of this name, if the reader sees all its students' records."""
    return get_object_or_404(overseen_by(request.user).prefetch_related("translations"), slug=slug)


def plan_asked(request: HttpRequest, key: Any) -> StudyPlan:
    """The plan with this key, with its modules."""
    return get_object_or_404(StudyPlan.objects.visible_to(request.user).with_modules(), key=key)


def request_asked(request: HttpRequest, kind: str, key: Any, **narrower: str) -> BoardDecision | Recognition:
    """The decision or recognition with this key."""
    rows = REQUESTS[kind].objects.visible_to(request.user)
    found: BoardDecision | Recognition = get_object_or_404(rows, key=key, **narrower)
    return found


def take_back(found: BoardDecision | Recognition, **given: Any) -> object:
    """Do the verb that takes back a request of this kind, or what the board decided on it."""
    if isinstance(found, BoardDecision):
        return actions.withdraw_decision(decision=found, **given)
    return actions.withdraw_recognition(recognition=found, **given)


def is_done(request: HttpRequest, form: Any, act: Any, said: Any) -> bool:
    """Whether a sound form was sent and its verb done; what was refused is told on the form."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        act()
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    except ValidationError as error:
        form.add_error(None, error.messages)
        return False
    messages.success(request, said)
    return True
