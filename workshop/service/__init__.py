"""Use cases: the one path of every command, and what each command does."""
