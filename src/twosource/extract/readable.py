r"""What of a report is read as reporting. In comes a Report; out goes a text of the same length, safe for a parser.

Only body and captions are kept, a repeated caption once, and none with who took the picture; everything else becomes
blanks. Curly quotes and exotic blanks become plain ones; a line break inside a paragraph becomes a blank, and so does
what is too long for a word. No character moves, so that an offset into the readable text is an offset into the report.

    >>> from twosource.model import Report, Segment, Span
    >>> readable(Report("a", "By A. B.\n\n“Yes”", "", (Segment("body", Span(10, 15)),)))
    '\n         "Yes"'
"""

from __future__ import annotations

import re

from twosource.model import Report

READ = frozenset(("body", "caption"))
PLAIN = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»", '"'),
        **dict.fromkeys("‘’‚‛", "'"),
        **dict.fromkeys("\u00a0\u2007\u2009\u202f\t\r\x0b\x0c\u2028\x00\ufeff\u200b", " "),
        **dict.fromkeys(map(chr, range(0xD800, 0xE000)), " "),  # lone surrogates, which JSON may bring, are no text
    }
)
NO_WORD = re.compile(r"\S{300,}")  # no language has it, and a tokenizer takes the square of its length
TAKEN_BY = re.compile(r"[(\[][^()\[\]\n]{2,80}/[^()\[\]\n]{2,80}[)\]]\.?$")  # "(Ana Ruiz/Harbor Post)"
LINE_BREAKS = re.compile(r"\n[ \n]*")


def readable(report: Report) -> str:
    """The report's text with all but its reporting blanked out, as long as the original."""
    pieces, at = [], 0
    for segment in report.segments:
        if segment.kind in READ and segment.repeats is None:
            start, end = segment.span.start, segment.span.end
            told = report.text[start:end]
            if segment.kind == "caption":
                told = TAKEN_BY.sub(lambda credit: " " * len(credit[0]), told)
            pieces += [_blank(report.text[at:start]), _unwrap(_plain(told))]
            at = end
    return "".join([*pieces, _blank(report.text[at:])])


def _blank(text: str) -> str:
    """Blanks, with one line break to end a paragraph where there was one."""
    return "\n" + " " * (len(text) - 1) if "\n" in text or "\r" in text else " " * len(text)


def _plain(text: str) -> str:
    """Plain quotes and blanks, and no stretch that is too long for a word."""
    return NO_WORD.sub(lambda run: " " * len(run[0]), text.translate(PLAIN))


def _unwrap(text: str) -> str:
    """A line break inside a paragraph becomes a blank; several, which part paragraphs, become one and blanks."""
    return LINE_BREAKS.sub(lambda run: _blank(run[0]) if run[0].count("\n") > 1 else " " * len(run[0]), text)
