"""What happens: events, sessions, venues, registration, waiting list, check-in, calendars."""
