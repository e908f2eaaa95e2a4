"""Everything that runs by the clock, on one page."""

from datetime import timedelta

from crossings.jobs.schedule import Periodic
from crossings.links import tasks as links
from crossings.operations import tasks
from crossings.people import tasks as people
from crossings.search import tasks as search
from crossings.studies import tasks as studies

TIMETABLE = (
    Periodic("publish what is due", tasks.publish_scheduled, timedelta(minutes=1)),
    Periodic("check the invariants", tasks.check_invariants, timedelta(hours=1)),
    Periodic("clear old sessions", tasks.clear_sessions, timedelta(days=1), hour=2),
    Periodic("forget what is finished", tasks.forget_finished, timedelta(days=1), hour=2),
    Periodic("erase closed accounts", people.erase_closed_accounts, timedelta(days=1), hour=2),
    Periodic("forget studies that ended long ago", studies.forget_studies, timedelta(days=1), hour=2),
    Periodic("forget what search may not find any more", search.forget_what_ended, timedelta(days=1), hour=0),
    Periodic("look for links between approaches", links.discover, timedelta(minutes=10)),
    Periodic("keep what links suggest this year", links.ask_for_yearly_run, timedelta(days=1), hour=3),
    Periodic("judge what links suggested earlier", links.judge_runs, timedelta(days=1), hour=4),
    Periodic("forget topics that closed accounts followed", links.forget_followed_topics, timedelta(days=1), hour=2),
    Periodic("write what documents mean, for semantic search", search.write_vectors, timedelta(minutes=5)),
    Periodic("tidy the database", tasks.tidy_database, timedelta(days=1), hour=3),
)
