"""The store in one SQLite file. What is no SQL (reconciling, undo, validation) is beside this room, for all engines."""
