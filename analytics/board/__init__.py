"""What the board reads first: headline, alerts, targets, and how the numbers add up."""
