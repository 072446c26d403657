"""Registrations for staff, in Wagtail's admin: who comes, who came, and what is done about it."""
