"""At the door: tickets, arrivals, walk-ins, and what came of it."""
