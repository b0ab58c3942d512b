"""Feeds to subscribe to: what has changed as Atom, what is ahead as iCalendar, of a story or of somebody watched."""
