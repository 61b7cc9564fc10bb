"""What all tests share: Hypothesis without a deadline, since machines are noisy."""

from hypothesis import HealthCheck, settings

settings.register_profile("xborder", deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("xborder")
