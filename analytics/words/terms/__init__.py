"""The terms of the motivations: French and English words as people would count them, without anybody's name."""
