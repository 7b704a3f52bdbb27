"""What is asked of an archive in one line: words, "phrases", `-not`, `field:word`, `severity:high`, and how it is read.

One language for all that looks for something: the list of cases, the search, the list of what is open.
"""
