"""What holds for all tests."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

settings.register_profile(
    "retro",
    deadline=None,  # two busy cores make single examples slow now and then
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    derandomize=bool(os.environ.get("CI")),  # what lands is not a matter of luck; developers' runs look further
)
settings.load_profile("retro")
