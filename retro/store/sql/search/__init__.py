"""What words stand in: which cases and rows may hold them, in which order they are told, and the index that knows."""
