"""Crossings: the self-hosted platform of a migration-studies network."""

__version__ = "0.1.0"
