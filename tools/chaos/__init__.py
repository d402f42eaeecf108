"""Faults played on the real server and the phones' own core: `python3 dev.py chaos`."""
