"""Names under which questions about registrations are asked by text."""

OFFER, COMING, CANCEL, KEYWORD = "event_offer", "event_coming", "event_cancel", "event"
