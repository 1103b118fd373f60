"""From a motivation to its terms, what distinguishes a cohort, and the sentences about it."""
