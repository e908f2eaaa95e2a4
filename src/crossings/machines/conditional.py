"""An answer that need not be sent twice: it carries an ETag over its words, and who has them is told so (304).

It is never kept without asking again: what was withdrawn is gone at the next question.
"""

import hashlib

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response


def unless_known(request: HttpRequest, response: HttpResponse) -> HttpResponseBase:
    """The response, or only the word that the reader has it already."""
    response.headers["ETag"] = f'"{hashlib.blake2b(response.content, digest_size=16).hexdigest()}"'
    response.headers["Cache-Control"] = "public, no-cache"
    return get_conditional_response(request, etag=response.headers["ETag"], response=response) or response
