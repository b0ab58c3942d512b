"""What tests of the store share: databases, desks and reports."""

from support.desks import desk, lite, now, server, sinking, store, url, written

__all__ = ["desk", "lite", "now", "server", "sinking", "store", "url", "written"]
