"""Rows that name a group: 一、农业界（12人）, 教育界（续）, 特邀：3名."""

import re

NUMBERED = re.compile(r"^[(（]?(?:[一二三四五六七八九十]+|\d+)[)）、.．]\s*")
COUNTED = re.compile(r"\s*[:：]?\s*[(（]?\s*(?:共|计|共计)?\s*[\d一二三四五六七八九十百]+\s*[人名位件项条个]\s*[)）]?$")
AGAIN = re.compile(r"\s*[(（]续[)）]?$|\s*[:：]$")
LONGEST = 60
NAMED = re.compile(r".{1,18}(?:界|界别|方面|类)")


def section_name(text: str) -> str:
    """The group that is named, without its number, its count and the word that it goes on from the page before."""
    if len(text) > LONGEST:
        return text
    name = NUMBERED.sub("", text).strip()
    for ending in (COUNTED, AGAIN, COUNTED):
        name = ending.sub("", name).strip()
    return name or text


def is_section(text: str) -> bool:
    """Whether a text that stands alone can only name a group."""
    return len(text) <= LONGEST and bool(COUNTED.search(text) or NAMED.fullmatch(section_name(text)))


def without_again(text: str) -> str:
    """A text without the word that it goes on from the page before."""
    return text[:-LONGEST] + AGAIN.sub("", text[-LONGEST:])
