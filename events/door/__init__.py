"""At the door: who is let in, who came without a ticket, also where there is no connection."""
