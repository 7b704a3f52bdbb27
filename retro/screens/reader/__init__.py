"""The reader: a case as a page, apart from the walk."""
