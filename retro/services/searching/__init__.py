"""What is found by words and by days."""
