"""With somebody on the telephone (S33): what stands beside the line, its `/` words, and what is asked afterwards."""
