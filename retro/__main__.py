"""`python -m retro`: the same as the command `retro`."""

from retro.cli.door import main

main()
