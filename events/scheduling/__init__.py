"""When events take place: repetition, and what happens to one session or to all of them."""
