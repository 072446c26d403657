"""Which tables a query reads."""

import re

# As Django writes them, on every database that we run on.
READ = re.compile(r'\b(?:FROM|JOIN) "(\w+)"')


def tables_read(sql: str) -> list[str]:
    return READ.findall(sql)
