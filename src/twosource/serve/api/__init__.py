"""The API, `/api/v1`: all that the desk shows and does, as JSON. A file of routes a kind of thing."""
