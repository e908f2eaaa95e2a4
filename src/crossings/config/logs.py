"""What is written to the log: what happened, in which request, and never a person's data.

An error is told by its kind and the lines of code that it passed; its words may hold what a person wrote, and stay out.
"""

import json
import logging
from traceback import format_tb
from typing import Any

from django.http import HttpRequest

from crossings.config.env import Env
from crossings.journal.context import current


class RequestIdFilter(logging.Filter):
    """Gives each line the id of the request that caused it, so that the journal and the log can be read together."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = current().request_id or self.named_by(record) or "-"
        return True

    def named_by(self, record: logging.LogRecord) -> str:
        """Django logs an answer after every middleware has ended, and names its request in the record."""
        request = getattr(record, "request", None)
        return str(request.META.get("HTTP_X_REQUEST_ID", "")) if isinstance(request, HttpRequest) else ""


class PlainFormatter(logging.Formatter):
    """One line for a person at a terminal; an error's lines of code below it."""

    def formatException(self, ei: Any) -> str:  # noqa: N802  the name is logging's
        return told(ei)


class JsonFormatter(logging.Formatter):
    """One JSON object a line: time, level, logger, request id, message."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname,
            "from": record.name,
            "request": getattr(record, "request_id", "-"),
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["trace"] = told(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def told(error: Any) -> str:
    """The kind of an error, and of those that led to it, each with the lines of code that it passed."""
    kind, value, trace = error
    led = value.__cause__ or (None if value.__suppress_context__ else value.__context__)
    before = f"{told((type(led), led, led.__traceback__))}\n… which led to\n" if led else ""
    return f"{before}{''.join(format_tb(trace))}{kind.__module__}.{kind.__qualname__}"


def logging_config(env: Env) -> dict[str, Any]:
    plain = "%(asctime)s %(levelname)s %(name)s [%(request_id)s] %(message)s"
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"request_id": {"()": RequestIdFilter}},
        "formatters": {"plain": {"()": PlainFormatter, "format": plain}, "json": {"()": JsonFormatter}},
        "handlers": {
            "console": {"class": "logging.StreamHandler", "filters": ["request_id"], "formatter": env.log_format}
        },
        "root": {"handlers": ["console"], "level": "WARNING"},
        "loggers": {
            "crossings": {"level": "INFO"},
            "django.server": {"level": "WARNING"},
            "waitress.queue": {"level": "ERROR"},
        },
    }
