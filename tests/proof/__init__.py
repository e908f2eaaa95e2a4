"""Proof by independent means: what the rules of study mean is written down a second time, for clingo, and both must agree."""
