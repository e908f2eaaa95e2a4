"""Benchmarks of links between approaches."""
