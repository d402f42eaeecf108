"""The one door for people: `python3 dev.py run`, `test`, `check` … on Linux, macOS and Windows.

Standard library only. An old Python must still be able to read this file, to say a sentence and no traceback;
what the verbs do is in tools/dev/.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit(
        f"Rembuk memerlukan Python 3.11 atau yang lebih baru; ini Python {sys.version.split()[0]}.\n"
        f"Rembuk needs Python 3.11 or newer; this is Python {sys.version.split()[0]}."
    )

from tools.dev.verbs import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
