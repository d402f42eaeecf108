"""The pictures of the pages, taken from the rehearsal so that they are never stale: `python3 dev.py screenshots`."""
