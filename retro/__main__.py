"""`python -m retro`: the same as the command `retro`."""

from retro.cli.main import main

main()
