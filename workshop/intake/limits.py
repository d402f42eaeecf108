"""How much an office file may hold.  Beyond these it is refused before anything is unpacked or read on."""

MAX_BYTES = 5 * 1024 * 1024
MAX_ROWS = 5_000
MAX_COLUMNS = 60
HEADER_SEARCH_ROWS = 30
MAX_SHEETS = 40
MAX_UNPACKED_BYTES = 60 * 1024 * 1024
MAX_RATIO = 200
RATIO_FROM_BYTES = 10 * 1024 * 1024
LAST_POSSIBLE_ROW = 1_048_576
"""A sheet has no row beyond this one; a file that names one is made to keep a reader busy."""
