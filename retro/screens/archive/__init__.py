"""The archive: the list of retrospectives, and what is asked at its foot."""
