"""Codes of the figures that are shown as words."""

from collections.abc import Mapping

from analytics.language.messages import message

WORDS: Mapping[str, str] = {  # codes that are shown as words
    "demand": message("students"),
    "supply": message("places"),
    "actual": message("students who entered"),
    "admitted": message("students admitted"),
    "approximate": message("approximate"),
    "seats": message("seats offered"),
    "student": message("students' side"),
    "mentor": message("mentors' side"),
    "first": message("first wish"),
    "wished": message("another wish"),
    "other": message("none of the wishes"),
    "undecided": message("no preference"),
    "unknown": message("sector not given"),
    "nobody": message("no volunteer in the sectors wished"),
    "full": message("volunteers of these sectors are full"),
    "window": message("free mentors are outside the window"),
    "placement": message("a mentor who suits is free"),
    "contested": message("a mentor who suits is free, but too few for all"),
    "announced": message("Sign-up not open yet"),
    "signing_up": message("Sign-up"),
    "pairing": message("Pairing"),
    "under_way": message("Pairs under way"),
    "not_provided": message("volunteers were not provided"),
    "finished": message("Campaign over"),
    "days": message("by the days given for the campaign"),
    "published": message("by the total published"),
    "pace": message("by what has come in, beside earlier campaigns"),
    "hand": message("set by hand"),
    "all": message("all"),
    "part": message("in part"),
    "none": message("not provided"),
    "lost_mentor": message("they lost their mentor"),
    "asked": message("no answer yet"),
    "yes": message("yes"),
    "no": message("no"),
    "silent": message("never answered"),
    "bounced": message("message came back"),
}

# Columns whose codes are in WORDS.
CODED = (
    *("size_kind", "quantity", "respondent", "value", "reason", "answer"),
    *("state", "because", "applications_given", "volunteers_given", "pairs_given"),
)
