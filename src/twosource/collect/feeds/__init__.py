"""Feeds: RSS and Atom in all versions, JSON Feed, and lists of feeds in OPML."""
