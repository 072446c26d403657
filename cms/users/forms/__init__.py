"""Forms about people: their way in, their own account, and what administrators enter."""
