"""What the network remembers, one file per thing."""

from crossings.network.models.institution import Institution, InstitutionName, InstitutionTranslation
from crossings.network.models.network import Network, NetworkTranslation

__all__ = [
    "Institution",
    "InstitutionName",
    "InstitutionTranslation",
    "Network",
    "NetworkTranslation",
]
