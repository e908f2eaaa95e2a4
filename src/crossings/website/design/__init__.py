"""The catalogue of the design: every token and every component, shown as they are."""
