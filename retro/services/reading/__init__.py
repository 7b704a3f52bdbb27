"""A case as it is read: the story first, then all that was written."""
