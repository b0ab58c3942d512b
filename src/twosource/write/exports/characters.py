r"""Characters that a format cannot hold. In comes any text; out goes it on one line without them.

>>> xml_text("a\x00b\uffffc")
'abc'
"""

from __future__ import annotations

import re

from twosource.write.safety import safe

NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """Text that an XML document may have, https://www.w3.org/TR/xml/#charsets."""
    return NOT_XML.sub("", safe(text))
