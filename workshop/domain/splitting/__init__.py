"""Splitting the hall: which seat goes to which group, decided purely, so that a preview is the result."""

from workshop.domain.splitting.dealt_once import Placed, Seated, balanced, by_defaults, smallest, unplaced

__all__ = ["Placed", "Seated", "balanced", "by_defaults", "smallest", "unplaced"]
