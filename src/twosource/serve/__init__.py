"""The desk in a browser and for programs. In comes a Desk; out goes a web application that shows what it returns.

    from twosource.serve.app import create_app
    app = create_app(desk, token="…")

It computes nothing of its own: pages, the API and feeds print accounts, rows and readings.
"""
