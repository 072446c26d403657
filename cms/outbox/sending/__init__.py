"""How what a ledger holds leaves: one thread that keeps the book, and coroutines in another that make the calls."""
