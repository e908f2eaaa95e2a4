"""From what a record misses to a complete plan by term, or to the shortest honest reason why there is none.

    offers       which module can be taken in which term of a route
    model        the rules of a route as a model of choices, each rule with the clause it comes from
    search       the best plan, and other plans that really differ
    conflicts    the clauses that cannot hold together, and the smallest change that would mend it

Every plan carries the audit of the record with it: what only a milestone or a decision can settle still stands there.
"""
