"""The words of the programme, each with what it means here."""

from analytics.language.texts import message

WORDS = (
    (
        message("Class"),
        message(
            "The year in which one entered the school: the X20 entered in 2020. Students and mentors each have"
            " theirs."
        ),
    ),
    (
        message("Campaign"),
        message(
            "From the sign-ups of a class's students, in autumn, to the end of their six months with a mentor."
        ),
    ),
    (
        message("Application"),
        message("A student's request for a mentor, with a text and the sectors wished for."),
    ),
    (
        message("Eligible"),
        message("An application that was not withdrawn and that the programme could accept."),
    ),
    (message("Mentor"), message("A graduate who follows one student or several during a campaign.")),
    (
        message("Volunteer"),
        message("A graduate who offers one place or several for a campaign, whether they are taken or not."),
    ),
    (message("Pair"), message("A student and the mentor who were brought together.")),
    (
        message("Gap"),
        message(
            "The years between the class of the students and that of a mentor: 10 between the X20 and the X10."
        ),
    ),
    (message("Window"), message("The gaps at which mentors are asked.")),
    (message("Pool"), message("The mentors inside the window.")),
    (message("Coverage"), message("Places offered divided by eligible applications.")),
)
