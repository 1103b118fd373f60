"""What the coordinator keeps by hand: targets and events, decisions about words."""
