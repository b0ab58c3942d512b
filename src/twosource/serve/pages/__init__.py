"""Pages, one file a page: an address in, HTML out, and the same as JSON or CSV where a program asks."""
