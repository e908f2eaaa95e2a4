"""Every change of the topics that has a name of its own in the office.

`map_concepts` and `unmap_concepts` join concepts of two schemes; `deprecate` and `reinstate` take a concept out of use
and back, so that what was tagged with it stays true; `publish_version` keeps a scheme for ever as it is now.

Plain additions and corrections go through `journal.actions`. Each verb changes and writes the journal in one
transaction. All raise `ValidationError` where a row would break a rule of its table, and `Refusal` where the state of
the records forbids the change. None of them reads the clock.
"""

import hashlib
from datetime import datetime

from django.utils.translation import gettext_noop

from crossings.engine.refusal import Refusal
from crossings.engine.skos import turtle
from crossings.journal.record import Actor, recording
from crossings.provenance.models import Source
from crossings.topics import records
from crossings.topics.models import Concept, ConceptScheme, Mapping, SchemeVersion

VERBS = (
    gettext_noop("map"),
    gettext_noop("unmap"),
    gettext_noop("deprecate"),
    gettext_noop("reinstate"),
    gettext_noop("renumber"),
    gettext_noop("publish"),
)
"""What the journal calls these verbs, named here so that they are translated."""


def map_concepts(
    *,
    concept: Concept,
    target: Concept,
    relation: str,
    source: Source | None = None,
    note: str = "",
    by: Actor,
    at: datetime,
    why: str = "",
) -> Mapping:
    """Say how a concept stands to one of another scheme; `relation` is a value of `Mapping.Relation`.

    `broad` says that the target is the broader of the two. Raises `ValidationError` where the two are in one scheme or
    are joined already.

    Example::

        map_concepts(
            concept=governance, target=target_10_7, relation=Mapping.Relation.NARROW, source=editors, by=actor, at=now
        )
    """
    mapping = Mapping(concept=concept, target=target, relation=relation, source=source, source_note=note)
    with recording(concept, "map", by=by, at=at, why=why):
        mapping.full_clean()
        mapping.save()
    return mapping


def unmap_concepts(*, mapping: Mapping, by: Actor, at: datetime, why: str = "") -> None:
    """Take a mapping back; the journal keeps what it said.

    Example::

        unmap_concepts(mapping=mapping, by=actor, at=now, why="The target was reworded")
    """
    with recording(mapping.concept, "unmap", by=by, at=at, why=why):
        Mapping.objects.filter(pk=mapping.pk).delete()


def deprecate(
    *, concept: Concept, replaced_by: Concept | None = None, by: Actor, at: datetime, why: str = ""
) -> Concept:
    """Take a concept out of use, naming its successor where there is one; it keeps its address and what names it.

    Raises `Refusal` where narrower concepts are still in use under it, or where the successor is itself out of use.

    Example::

        deprecate(concept=old_area, replaced_by=new_area, by=actor, at=now, why="Joined with the area of health")
    """
    with recording(concept, "deprecate", by=by, at=at, why=why):
        concept.refresh_from_db()
        _refuse_if_in_the_way(concept, replaced_by)
        concept.is_deprecated, concept.replaced_by = True, replaced_by
        concept.full_clean()
        concept.save()
    return concept


def reinstate(*, concept: Concept, by: Actor, at: datetime, why: str = "") -> Concept:
    """Take a concept back into use.

    Example::

        reinstate(concept=area, by=actor, at=now, why="Taken out in error")
    """
    with recording(concept, "reinstate", by=by, at=at, why=why):
        concept.refresh_from_db()
        concept.is_deprecated, concept.replaced_by = False, None
        concept.full_clean()
        concept.save()
    return concept


def publish_version(
    *, scheme: ConceptScheme, version: str, base: str, note: str = "", by: Actor, at: datetime, why: str = ""
) -> SchemeVersion:
    """Publish a scheme as it is now under a version: its text in Turtle and its checksum are kept for ever.

    `base` is the origin of the network's addresses, such as https://network.example. Raises `Refusal` where the
    version was published already.

    Example::

        publish_version(
            scheme=themes, version="1.1", base="https://network.example", note="Adds two themes", by=actor, at=now
        )
    """
    published = SchemeVersion(scheme=scheme, version=version, published_at=at, note=note)
    with recording(scheme, "renumber", by=by, at=at, why=why):
        scheme.refresh_from_db()
        _refuse_if_published(scheme, version)
        scheme.version = version
        scheme.full_clean()
        scheme.save()
        with recording(published, "publish", by=by, at=at, why=why):
            _keep_text(published, base)
    return published


def _keep_text(published: SchemeVersion, base: str) -> None:
    concepts = list(records.for_skos(published.scheme))
    published.turtle = turtle(records.scheme_entry(published.scheme, concepts, base))
    published.checksum = hashlib.sha256(published.turtle.encode()).hexdigest()
    published.concept_count = sum(not each.is_deprecated for each in concepts)
    published.full_clean()
    published.save()


def _refuse_if_published(scheme: ConceptScheme, version: str) -> None:
    if scheme.versions.filter(version=version).exists():
        raise Refusal(
            f"Version {version} of “{scheme.title}” was not published.",
            "What was published under a version stays as it was.",
            "Choose the next version.",
        )


def _refuse_if_in_the_way(concept: Concept, replaced_by: Concept | None) -> None:
    if concept.narrower.in_use().exists():
        raise Refusal(
            f"“{concept.label}” was not taken out of use.",
            "Narrower concepts are still in use under it.",
            "Take these out of use first, or put them under another concept.",
        )
    if replaced_by is not None and replaced_by.is_deprecated:
        raise Refusal(
            f"“{concept.label}” was not replaced by “{replaced_by.label}”.",
            "The successor is itself no longer used.",
            "Name a concept that is in use.",
        )
