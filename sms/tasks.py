"""Work of text messages; each may run twice, and in several workers at once, without harm."""
