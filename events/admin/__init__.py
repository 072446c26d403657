"""Events in Wagtail’s admin, for officers and for the teams of libraries."""
