"""What the pages share: the view of the run, what is shown, the frame, the guard, packs and scenarios."""
