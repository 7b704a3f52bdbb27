"""What stands against something that is about to leave the team: one list, of the record as its reader gets it.

What is grave stops it, what is doubtful is asked once, and the rest is told to whoever sends it.
"""
