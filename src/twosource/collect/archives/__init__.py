"""Web archives: WARC files, such as those of CC-NEWS, page by page."""
