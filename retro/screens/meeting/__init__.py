"""The meeting: one terminal, one typist, a step at a time."""
