"""What a programme is: the first list on its page.

Public names: `Fact`, `facts_of`, `language_names`, `language_name`, `latest_change`, `state_words`, `state_shape`,
`date_words`. Reads what `fetch.for_its_page` fetches.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import get_language_info, ngettext
from django.utils.translation import gettext as _

from crossings.engine.values import Intake, PartialDate, Precision
from crossings.programmes.models import Catalogue, LifecycleChange, Programme, SitePath, SiteStop, State
from crossings.programmes.pages.phrases import in_groups, phrase, spoken
from crossings.programmes.pages.references import Reference, References
from crossings.programmes.pages.versions import length_words
from crossings.provenance.models import Sourced

SHAPES = {State.OPEN: "met", State.SUSPENDED: "ask", State.WITHDRAWN: "no"}


@dataclass(frozen=True, slots=True)
class Fact:
    """One line: a term and its values. Without a value the page says that no source states one."""

    term: str | Promise
    values: tuple[str, ...]
    note: str = ""
    url: str = ""
    refs: tuple[Reference, ...] = ()


def facts_of(catalogue: Catalogue, day: date, references: References) -> list[Fact]:
    """What every programme is asked, and what only some sources tell."""
    return [*_award(catalogue, references), *_study(catalogue, references), *_told_by_some(catalogue, day, references)]


def _award(catalogue: Catalogue, references: References) -> Iterator[Fact]:
    programme = catalogue.programme
    kind = programme.get_award_kind_display() if programme.award_kind else ""
    title = _values(spoken(programme, "award_title"))
    yield Fact(_("Award"), title, note=str(kind), refs=references.to(programme))
    school = reverse("network:institution", args=[programme.school.slug])
    yield Fact(_("School"), _values(spoken(programme.school)), url=school)
    owners = _other_owners(catalogue)
    if owners:
        note = _("Modules of other schools than the programme’s own are taught in it.")
        yield Fact(_("Modules also owned by"), tuple(owners), note=note)
    if programme.consortium is not None:
        consortium = reverse("network:network", args=[programme.consortium.slug])
        yield Fact(
            _("Awarded by"),
            _values(spoken(programme.consortium)),
            note=_("Its members change; the page of the consortium shows them as of any day."),
            url=consortium,
        )


def _other_owners(catalogue: Catalogue) -> list[str]:
    """The schools, other than the programme's own, that own modules of this year; examples are left out."""
    modules = [row.module for row in catalogue.catalogue_modules.all() if not row.module.is_example]
    owners = {row.owner_id: row.owner for row in modules if row.owner_id != catalogue.programme.school_id}
    return [spoken(owner) for owner in owners.values() if owner is not None]


def _study(catalogue: Catalogue, references: References) -> Iterator[Fact]:
    paths = list(catalogue.site_paths.all())
    yield Fact(_("Place"), tuple(_path_words(path) for path in paths), refs=references.to(*paths))
    languages = list(catalogue.programme.teaching_languages.all())
    yield Fact(_("Language"), language_names(catalogue.programme), refs=references.to(*languages))
    versions = list(catalogue.versions.all())
    sizes = tuple(_("%(ects)s ECTS") % {"ects": version.ects} for version in versions if version.ects)
    yield Fact(_("Credits"), sizes, refs=references.to(*versions))
    lengths = tuple(words for version in versions if (words := length_words(version)))
    durations: list[Sourced] = [row for version in versions for row in version.durations.all()]
    yield Fact(_("Length"), lengths, refs=references.to(*durations))
    starts = sorted(catalogue.starts.all(), key=lambda start: Intake(catalogue.year, start.month))
    yield Fact(_("Starts"), tuple(start.get_month_display() for start in starts), refs=references.to(*starts))


def _path_words(path: SitePath) -> str:
    """The name of a path, and its stops where it has several."""
    stops = list(path.stops.all())
    if len(stops) < 2:
        return spoken(path)
    return phrase(_("%(path)s: %(stops)s"), path=spoken(path), stops=in_groups(_stop_words(stop) for stop in stops))


def _stop_words(stop: SiteStop) -> str:
    """A stop by the town of its institution, in the reader's language, or else as written; and for how many terms."""
    there = stop.institution
    place = stop.place
    if there is not None and place in ("", there.city):
        place = spoken(there, "city") or spoken(there)
    if not stop.terms:
        return place
    text = ngettext("%(place)s for %(terms)s term", "%(place)s for %(terms)s terms", stop.terms)
    return phrase(text, place=place, terms=stop.terms)


def _told_by_some(catalogue: Catalogue, day: date, references: References) -> Iterator[Fact]:
    programme = catalogue.programme
    fields = list(catalogue.specialisations.all())
    if fields:
        yield Fact(
            _("With a second subject"),
            tuple(spoken(field) for field in fields),
            note=_("The second subject joins the title of the award."),
            refs=references.to(*fields),
        )
    teaching = _values(str(programme.get_teaching_type_display() if programme.teaching_type else ""))
    yield Fact(_("Teaching"), teaching, refs=references.to(programme) if teaching else ())
    if programme.official_code:
        branch = spoken(programme, "branch")
        yield Fact(_("Official code"), (programme.official_code,), note=branch, refs=references.to(programme))
    change = latest_change(programme, day)
    if change is not None:
        yield Fact(
            _("Taking students"),
            (state_words(programme, day),),
            note=spoken(change, "reason"),
            refs=references.to(change),
        )


def language_names(programme: Programme) -> tuple[str, ...]:
    """The languages in which it is taught, named in the reader's language. Reads `teaching_languages`."""
    return tuple(language_name(row.code) for row in programme.teaching_languages.all())


def language_name(code: str) -> str:
    """A language in the reader's words; its code where Django knows no name for it."""
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code


def latest_change(programme: Programme, day: date) -> LifecycleChange | None:
    """The last step in a programme's life by `day`. Reads `lifecycle_changes`."""
    begun = [change for change in programme.lifecycle_changes.all() if change.on.has_come_by(day)]
    return max(begun, key=lambda change: (str(change.on), change.pk), default=None)


def state_words(programme: Programme, day: date) -> str:
    """Where the programme stands on `day`, and since when if it has ever changed."""
    change = latest_change(programme, day)
    state = str(programme.state_on(day).label)
    if change is None:
        return _("%(state)s; no source read says otherwise") % {"state": state}
    return _("%(state)s since %(day)s") % {"state": state, "day": date_words(change.on)}


def state_shape(programme: Programme, day: date) -> str:
    """The shape of `components/status.html` for where it stands."""
    return SHAPES[programme.state_on(day)]


def date_words(day: PartialDate) -> str:
    """A date as far as it is known, in the reader's language."""
    if day.precision is Precision.YEAR:
        return str(day.year)
    return date_format(day.earliest(), "YEAR_MONTH_FORMAT" if day.precision is Precision.MONTH else "DATE_FORMAT")


def _values(text: str) -> tuple[str, ...]:
    return (text,) if text else ()
