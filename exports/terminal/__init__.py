"""Documents drawn as lines of a terminal."""
