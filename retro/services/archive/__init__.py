"""The archive as a whole: copied, joined, checked, brought in, and what is taken out of it for good."""
