"""What goes on line by line, a line asked and a line answered: the walk, a call, a meeting, an exercise."""
