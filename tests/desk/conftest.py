"""What tests of the desk share with those of the store: databases, desks and reports."""

from support.desks import desk, lite, server, sinking, store, url, written

__all__ = ["desk", "lite", "server", "sinking", "store", "url", "written"]
