"""Events: when they are as far as that is known, how they stand at a moment, and what a calendar may say of them.

when        the date of an event and the moments between which it lies
lifecycle   planned, postponed, cancelled, and which verb leads where
calendar    what is written into a calendar, and what never is
"""
