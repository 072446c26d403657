"""iCalendar: what leaves (feeds, single entries, invitations) and what comes in from partners."""
