"""Settings of the property tests of this room."""

from hypothesis import settings

# How long one example takes says more about the machine than about the code; time has tests of its own.
settings.register_profile("without_deadline", deadline=None)
settings.load_profile("without_deadline")
