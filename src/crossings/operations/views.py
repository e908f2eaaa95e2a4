"""The health page, for whoever watches the machine, and the pictures of public pages."""

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.static import serve

from crossings.engine.audience import Audience, open_to
from crossings.operations.health import findings


@open_to(Audience.EVERYONE)
@require_safe
@never_cache
def health(request: HttpRequest) -> JsonResponse:
    """200 if every part works, 503 if one does not; names the parts, and says nothing else about them."""
    found = findings(timezone.now())
    works = all(finding.works for finding in found)
    parts = {finding.part: finding.works for finding in found}
    return JsonResponse({"works": works, "parts": parts}, status=200 if works else 503)


@open_to(Audience.EVERYONE)
@require_safe
def rendition(request: HttpRequest, path: str) -> HttpResponseBase:
    """A picture as a page shows it. Originals and documents lie elsewhere, behind views that ask who is reading."""
    response = serve(request, path, document_root=str(settings.MEDIA_ROOT / "images"))
    response.headers["Cache-Control"] = "public, max-age=86400"
    return response
