"""Registering, waiting, answering an offer, changing and cancelling: what visitors and staff do with seats."""
