"""What stands at an address. In comes a web address that the user gave; out come its bytes, or why they cannot be had.

    from twosource.collect.web.client import Client

    with Client(load_settings()) as client:
        fetched = client.fetch("https://example.org/story")

Nothing here is imported, and no socket is opened, unless an address was given.
"""
