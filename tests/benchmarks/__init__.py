"""How fast Retro is, always beside what it is built on: `python -m tests.benchmarks`.

Every figure is a ratio of two medians that were measured in turn (A B A B …) in the same run, so that a slow or a busy
machine slows both. Retro is installed into an environment of its own first, as a person would have it.
"""
