"""What is needed of a case, in proportion to its kind and how grave it is (S29)."""
