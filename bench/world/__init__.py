"""An invented world whose truth is known: what is read, linked and weighed is measured on its stories, and how fast."""
