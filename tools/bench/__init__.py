"""Speed, measured as ratios within one run: `python3 dev.py bench`."""
