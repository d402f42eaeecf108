"""Office files to rosters: pure functions from bytes, without a database and without the web.

`files.open_table` refuses what is no table; `organisations` and `people` read a table forgivingly and name
every problem by row and column; `plan` says what confirming would do.  Nothing here writes anything or makes
ids.
"""
