"""What is written for each reader, and the door it goes through."""
