"""The rights of persons and how long their rows are kept."""

from enum import StrEnum


class Role(StrEnum):
    """As what somebody takes part."""

    student = "student"
    mentor = "mentor"
