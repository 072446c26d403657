"""Who gets messages, and the proof that they want them. Stands below the ledger: what must reach it goes by hooks."""
