"""The tables are the truth; all SQL lives here."""
