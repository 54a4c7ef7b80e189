"""Sentiment: how a contact feels, in five steps from −2 (very bad) to +2 (very good)."""

from typing import Annotated

from pydantic import Field

Sentiment = Annotated[int, Field(ge=-2, le=2)]

SENTIMENT_WORDS: dict[int, str] = {-2: "very bad", -1: "bad", 0: "neutral", 1: "good", 2: "very good"}
