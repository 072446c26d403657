"""Events from calendars that partners publish elsewhere."""
