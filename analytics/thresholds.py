"""The numbers from which something is counted, shown or said, each once: code and sentences take them from here."""

FEWEST_AUTHORS = 5  # students who wrote a word, for it to be counted at all: fewer could be recognised by it
