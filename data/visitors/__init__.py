"""Who may look, as what, and until when: the door, the lists of persons, the sign-ins."""
