"""The archive as a static site: HTML files that open from the disk, with a list, a search and a page for each case."""
