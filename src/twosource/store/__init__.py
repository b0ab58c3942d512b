"""Store: what the desk remembers. Rows and bytes in and out, on SQLite or PostgreSQL by one set of queries.

from twosource.store import open_store

store = open_store("news.db")
with store.read() as base:
    ...
"""

from twosource.store.database import Store
from twosource.store.opening import open_store

__all__ = ["Store", "open_store"]
