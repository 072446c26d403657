"""How each database engine keeps a migrated template and gives every test process a copy of it."""
