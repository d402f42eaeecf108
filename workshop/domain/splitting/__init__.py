"""Splitting the hall: which seat goes to which group, decided purely, so that a preview is the result."""
