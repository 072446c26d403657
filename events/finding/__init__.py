"""Finding an event: lists, months and weeks, one event, a library's events, screens and frames elsewhere."""
