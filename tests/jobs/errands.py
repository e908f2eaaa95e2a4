"""Tasks that do nothing but what a test needs to see."""

import time
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from crossings.jobs.models import Effect
from crossings.jobs.once import once


@task()
def say(word: str) -> str:
    return word


@task()
def say_what_json_cannot(word: str) -> object:
    return {word}


@task()
def fail_with(words: str) -> None:
    raise LookupError(words)


@task(takes_context=True)
def tell_attempt(context) -> int:
    return context.attempt


@task()
def act_once(key: str) -> None:
    with transaction.atomic():
        if once(key, timezone.now()):
            Effect.objects.create(key=f"{key}: the effect", at=timezone.now())


@task()
def act_once_and_linger(key: str, started: str, go_on: str) -> None:
    """Have the effect, say so by a file, and stay until another file allows to end."""
    act_once.call(key)
    Path(started).touch()
    while not Path(go_on).exists():
        time.sleep(0.02)
