"""The figures of a period, and the cases behind each of them."""
