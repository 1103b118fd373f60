"""Results in words, the same for the command line and the page."""
