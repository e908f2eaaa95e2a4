"""Pure decisions: no Django, no network, no clock, no environment.

`values` holds the small exact things (credits, dates, money), `privacy` what a personal field declares,
`refusal` the one kind of error. Every other module answers one question from plain values and returns plain values.
Today is always an argument.
"""
