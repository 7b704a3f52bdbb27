"""All that is open across the archive: what is to be done, checked on its day with one key."""
