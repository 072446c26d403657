"""Which pages there are in which languages, and which translations their source has left behind."""
