"""The program: what the command `twosource` and `python -m twosource` call. Arguments in; ends with an exit code.

It imports the command line itself, so that an interrupt while Python still loads it ends with one line, too.
"""

from __future__ import annotations

import gc
import os
import sys

INTERRUPTED = 130  # as a shell tells it: 128 and the number of SIGINT


def main() -> None:
    """Runs the command line."""
    gc.set_threshold(400_000, 20, 20)  # little of what a run loads and makes is garbage: look for it less often
    try:
        from twosource.cli import main as run  # noqa: PLC0415  (see above)
    except KeyboardInterrupt:
        os.write(2, b"twosource: interrupted\n")
        sys.exit(INTERRUPTED)
    run()


if __name__ == "__main__":
    main()
