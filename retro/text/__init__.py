"""The rules of text, for screen, terminal and paper: what may stand in it, how wide it is, where a line ends."""
