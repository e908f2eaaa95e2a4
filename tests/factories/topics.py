"""Topics. A test names what matters to it; the rest is filled in here."""

from factory import Sequence, SubFactory
from factory.django import DjangoModelFactory

from crossings.topics import models
from tests.factories.provenance import SourceFactory


class SchemeFactory(DjangoModelFactory):
    class Meta:
        model = models.ConceptScheme

    slug = Sequence("scheme-{}".format)
    title = Sequence("Scheme {}".format)
    source = SubFactory(SourceFactory)


class ConceptFactory(DjangoModelFactory):
    class Meta:
        model = models.Concept

    scheme = SubFactory(SchemeFactory)
    slug = Sequence("concept-{}".format)
    label = Sequence("Concept {}".format)


class CountryFactory(ConceptFactory):
    label = "Netherlands"
    slug = "nl"
    notation = "528"
    iso_alpha2 = "NL"
    iso_alpha3 = "NLD"


class MappingFactory(DjangoModelFactory):
    class Meta:
        model = models.Mapping

    concept = SubFactory(ConceptFactory)
    target = SubFactory(ConceptFactory)
    relation = models.Mapping.Relation.RELATED


class TranslationFactory(DjangoModelFactory):
    class Meta:
        model = models.ConceptTranslation

    record = SubFactory(ConceptFactory)
    language = "es"
    label = Sequence("Concepto {}".format)


class AlternativeLabelFactory(DjangoModelFactory):
    class Meta:
        model = models.AlternativeLabel

    concept = SubFactory(ConceptFactory)
    language = "en"
    text = Sequence("Other name {}".format)
