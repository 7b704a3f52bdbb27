"""`python -m retro`: the same as the command `retro`."""

from retro.cli.entry_point import main

main()
