"""The sentences of a letter beside the words that its reader gets."""
