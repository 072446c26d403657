"""Tickets: codes that are read by a camera or typed by hand, pictures and pages of them."""
