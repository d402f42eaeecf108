"""Rembuk: a facilitator's workshop, run from one laptop.  Importing this package does nothing; see `app.create_app`."""
