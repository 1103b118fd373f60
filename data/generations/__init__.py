"""How a store lies on the disk: generations and their pointer, lock, files, keys, the log, the list of the erased."""
