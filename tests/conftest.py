"""Settings for all tests. Timing belongs to benchmarks/, so no test fails for being slow on a busy machine."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "project", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("project")
