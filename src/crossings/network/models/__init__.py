"""What the network remembers, one file per thing."""

from crossings.network.models.country import (
    CountryCooperation,
    CountryCooperationTranslation,
    PartnerCountry,
    PartnerCountryTranslation,
)
from crossings.network.models.institution import Institution, InstitutionName, InstitutionTranslation
from crossings.network.models.membership import Membership
from crossings.network.models.network import Network, NetworkTranslation
from crossings.network.models.profile import Affiliation, AffiliationTranslation, Profile, ProfileTranslation
from crossings.network.models.succession import Succession
from crossings.network.models.told import (
    Agreement,
    AgreementParty,
    AgreementTranslation,
    Milestone,
    MilestoneTranslation,
    StatedCount,
)

__all__ = [
    "Affiliation",
    "AffiliationTranslation",
    "Agreement",
    "AgreementParty",
    "AgreementTranslation",
    "CountryCooperation",
    "CountryCooperationTranslation",
    "Institution",
    "InstitutionName",
    "InstitutionTranslation",
    "Membership",
    "Milestone",
    "MilestoneTranslation",
    "Network",
    "NetworkTranslation",
    "PartnerCountry",
    "PartnerCountryTranslation",
    "Profile",
    "ProfileTranslation",
    "StatedCount",
    "Succession",
]
