"""The command line: each command reads its words, calls the rest of the program, and prints.

Data goes to stdout, narration to stderr. What a command needs is imported inside it, so that no command pays for
another one.
"""

COMPLETION = "_RETRO_COMPLETE"
"""The variable of the environment by which a shell's script asks what may stand where the cursor is."""
