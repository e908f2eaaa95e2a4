"""The health page, for whoever watches the machine."""

from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

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
