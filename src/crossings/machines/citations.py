"""References as files, one address for each format: `cite.bib`, `cite.ris`, `cite.json`, `cite.txt`."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from crossings.engine.citation import Reference
from crossings.machines.conditional import unless_known
from crossings.outside.bibtex import bibtex
from crossings.outside.csl import csl_json, written_out
from crossings.outside.ris import ris


class Format(NamedTuple):
    """A format that references are served in."""

    name: str
    content_type: str
    write: Callable[[Sequence[Reference]], str]


def as_text(references: Sequence[Reference]) -> str:
    """The references as plain text in the language shown, one on each line."""
    return "".join(f"{written_out(each, get_language() or 'en').text}\n" for each in references)


FORMATS = {
    "bib": Format("BibTeX", "application/x-bibtex", bibtex),
    "ris": Format("RIS", "application/x-research-info-systems", ris),
    "json": Format("CSL-JSON", "application/vnd.citationstyles.csl+json", csl_json),
    "txt": Format("Text", "text/plain", as_text),
}
"""By the ending of the file."""


def citation_file(
    request: HttpRequest, references: Sequence[Reference], ending: str, *, name: str = "references"
) -> HttpResponseBase:
    """The references as a file to be saved as `name.ending`; not found where no format has that ending."""
    if ending not in FORMATS:
        raise Http404(f"No format of references ends in .{ending}. Ask for one of: {', '.join(FORMATS)}.")
    form = FORMATS[ending]
    response = HttpResponse(form.write(references), content_type=f"{form.content_type}; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return unless_known(request, response)


def as_html(reference: Reference) -> SafeString:
    """The reference in words of the language shown, with titles of whole works in `<i>` and all else escaped."""
    return mark_safe(written_out(reference, get_language() or "en").html)
