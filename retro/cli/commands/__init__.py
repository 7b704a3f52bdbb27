"""The commands, each in a module that reads its words, calls one use case, and prints what came of it."""
