"""What a student would like, as the planner takes it.

Public names: `wishes_of`, `with_wishes`, `WISH`. Topics, institutions, modules and terms that are kept free are wishes of
the planner's own. Fewer
modules in a term is put among the clauses: so a plan keeps it, and where it stands in the way the conflict says so.
"""

from dataclasses import replace
from decimal import Decimal

from crossings.engine.planner.wishes import Wishes
from crossings.engine.regulations.language import Clause, Load, Most
from crossings.engine.regulations.load import Loaded
from crossings.studies.planner.situation import Situation

WISH = "your-wish"


def wishes_of(situation: Situation) -> Wishes:
    """What is wished for; no term that is over, and what is chosen but cannot be taken where it stands."""
    chosen = situation.chosen
    free = tuple(sorted({*chosen.free, *situation.over}))
    return Wishes(
        topics=chosen.topics,
        institutions=chosen.institutions,
        keep_free=free,
        keep_free_strictly=bool(situation.over),
        liked=tuple(sorted({*chosen.liked, *situation.stands_wrong})),
    )


def with_wishes(situation: Situation) -> Loaded:
    """The rules, and where fewer modules are wished for in a term, a clause that says so.

    What weighs in a term is what weighs in the clause of the route about it; where there is none, every module.
    """
    fewer = situation.chosen.fewer
    if not fewer:
        return situation.loaded
    weighs = next((each.rule.of for each in situation.layout.clauses if isinstance(each.rule, Load)), None)
    wish = Clause(WISH, Load(modules=Most(at_most=Decimal(fewer)), of=weighs))
    rules = situation.rules
    return Loaded(
        replace(rules, clauses=(*rules.clauses, wish)), f"{situation.loaded.checksum} and at most {fewer} in a term"
    )
