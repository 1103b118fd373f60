"""What happens during a campaign: its pace, who waits, how pairs go on, whether it is fair."""
