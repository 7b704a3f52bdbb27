"""Lead a meeting about a case, and follow one: begin, go from step to step, keep its time, end it with its minutes."""
