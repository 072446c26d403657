"""Text messages in Wagtail's admin."""
