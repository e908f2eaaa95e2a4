"""The office's screens for the network: lists, forms and histories; every change goes through a verb."""
