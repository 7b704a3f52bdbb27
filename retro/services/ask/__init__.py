"""Answer a question of the walk: what a line means for it, written as one change; and the `/` words beside it."""
