"""The office's screens for events: lists, forms and histories; every change goes through a verb."""
