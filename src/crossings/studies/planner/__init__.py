"""The planner's page: a route is chosen, modules are put into terms, and the rules answer at once.

address      all that a visitor has chosen, in an address that can be kept and shared
moves        what a button does to it
situation    what the rules say of it: the record that it makes, its audit, and which module could go where
answers      what the planner says of it: whether it can be finished, and how
mends        the smallest changes that would mend a conflict
trains       which competencies and outcomes the plan covers
saved        the plans that a student keeps
wishes       what a student would like, as a clause among the others
breaches     why a rule about time or load is not kept, in the reader's language
desk         everything that the page shows, and `verdict`, `cards`, `ways` its parts; `words` what things are called
"""
