"""The store in one SQLite file. What is not SQL (merging, undo, validation) is beside this room, for every engine."""
