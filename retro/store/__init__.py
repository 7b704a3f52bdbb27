"""Where retrospectives live."""
