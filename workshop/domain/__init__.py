"""The heart: what a workshop is and what may happen in it.  Pure: standard library only, no time, no chance, no I/O."""
