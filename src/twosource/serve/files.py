"""Files that somebody sends. In comes the name that a browser or a program gives one; out goes one to be shown."""

from __future__ import annotations

LONGEST_NAME = 80


def plain_name(name: str) -> str:
    """A file's name without folders and without characters that name none.

    >>> plain_name("news/café.txt"), plain_name("../")
    ('café.txt', 'file')
    """
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(one for one in last if one.isprintable())[-LONGEST_NAME:] or "file"
