"""What a letter says in words that are not for its reader."""
