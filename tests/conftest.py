"""What holds for all tests: a busy machine is no failure, so no example of hypothesis has a deadline."""

from hypothesis import settings

settings.register_profile("rembuk", deadline=None)
settings.load_profile("rembuk")
