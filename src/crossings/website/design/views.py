from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from crossings.engine.audience import Audience, open_to
from crossings.website.design.components import descriptions
from crossings.website.design.examples import EXAMPLES, ExampleForm
from crossings.website.design.tokens import contrast_rows, token_groups


@open_to(Audience.EVERYONE)
def catalogue(request: HttpRequest) -> HttpResponse:
    """Every token and every component, with examples of our own."""
    frame = {
        "crumbs": [(_("Home"), "/"), (_("Component catalogue"), "")],
        "groups": token_groups(),
        "contrasts": contrast_rows(),
        "about": descriptions(),
        "form": ExampleForm({"email": "amina@example", "mode": "full"}),
    }
    return render(request, "website/design.html", frame | EXAMPLES)
