"""Disclosure control: what the board may see of each count, and the proof that nothing hidden can be deduced."""
