"""How things are said: texts in two languages, numbers, labels, the glossary, sources, what is hidden."""
