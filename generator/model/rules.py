"""The rules of certainty that an editor can switch, in explainer.yml under `rules:`."""

from __future__ import annotations

import re
from typing import Annotated, Final, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from .base import ID, Record, SideId, Verbatim

Level = Literal["error", "warning", "off"]

RuleName = Literal[
    "confirmed_is_proved", "anonymous_is_not_confirmed", "claims_are_attributed", "reviews_are_due", "texts_are_borne"
]

_EXCEPTED: Final = ("event", "number", "actor", "question", "term", "place")


def _as_record_key(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(rf"(?:{'|'.join(_EXCEPTED)}):{ID}", value):
        message = "“{value}” names no record; allowed: kind:id, such as event:kirby or number:nk-troops"
        raise PydanticCustomError("record", message, {"value": value})
    return value


class RuleException(Record):
    """One record that a rule does not hold for, with the reason."""

    rule: RuleName
    record: Annotated[str, BeforeValidator(_as_record_key)] = Field(description="kind:id, such as event:kirby.")
    reason: Verbatim = Field(description="Why the rule does not hold here.")


class Rules(Record):
    """How strictly certainty is earned: each rule is an error, a warning, or off."""

    confirmed_is_proved: Level = Field(
        "warning", description="A confirmed event rests on an official document or on two independent sources."
    )
    anonymous_is_not_confirmed: Level = Field(
        "warning", description="What rests only on people who are not named is not called confirmed."
    )
    claims_are_attributed: Level = Field(
        "warning", description="A claim says whose it is, and a figure of one party alone is none of certainty."
    )
    reviews_are_due: Level = Field("warning", description="A number is looked at again by its review_by.")
    texts_are_borne: Level = Field(
        "warning", description="Figures and dates typed in a record’s texts stand in the passages it cites."
    )
    parties: tuple[SideId, ...] = Field((), description="Sides that take part in the dispute, such as a war’s two.")
    exceptions: tuple[RuleException, ...] = ()
