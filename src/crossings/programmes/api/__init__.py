"""What machines read of programmes, one module per kind of question. Only published catalogues are told."""

from ninja import Router

from crossings.programmes.api import catalogues, contents, fees, modules, programmes

router = Router(tags=["Programmes"])
for part in (programmes, catalogues, modules, contents, fees):
    router.add_router("", part.router)
