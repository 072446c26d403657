"""News for programs that people read news with: RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1."""
