"""A message centre that speaks SMPP 3.4, with the PDUs of aiosmpplib."""
