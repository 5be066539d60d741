"""Identifiers made from content, never at random: the same input has the same ids on every machine.

A document's id hashes its text alone; a statement's id hashes what it says (contract: content without evidence,
confidence and title); an entity's id is its type and a slug of its name.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from decimal import Decimal

from kg import vocab
from kg.model import Change, Figure, Qualifiers

_FOLD = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "o", "å": "a", "œ": "oe", "ł": "l"})


def digest(*parts: object, length: int = 16) -> str:
    """Hexadecimal SHA-256 of the parts, unambiguously joined, cut to `length` characters."""
    joined = "\x1f".join("\x00" if part is None else str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:length]


def document_id(text: str) -> str:
    """The id of a document: a hash of its stored text and of nothing else."""
    return digest(text)


def slug(name: str) -> str:
    """`Müller & Söhne AG` -> `mueller-soehne-ag`: ASCII, lower case; other scripts are hashed."""
    folded = unicodedata.normalize("NFKD", name.casefold().translate(_FOLD))
    ascii_only = "".join(c for c in folded if not unicodedata.combining(c)).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")
    lost = sum(c.isalpha() for c in folded) - sum(c.isalpha() for c in ascii_only)
    return words[:80] if words and lost <= 0 else (words[:60] + "-" if words else "") + digest(name, length=8)


def entity_id(type_: str, name: str) -> str:
    """`company-meta`: stable while type and canonical name stay."""
    return f"{type_.lower()}-{slug(name)}"


def number(value: Decimal | None) -> str | None:
    """The shortest decimal form without exponent: 22.50 -> `22.5`, 4E+10 -> `40000000000`."""
    if value is None:
        return None
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "0", "") else text


def relation_id(subject: str, predicate: str, object_: str | None, literal: str | None, qualifiers: Qualifiers) -> str:
    """The id of a relation; symmetric predicates order their ends, `title` is no part of it."""
    if predicate in vocab.SYMMETRIC and object_ is not None and object_ < subject:
        subject, object_ = object_, subject
    q = qualifiers
    return "r-" + digest(subject, predicate, object_, literal, q.role, q.ended, q.status or "done", number(q.share))


def fact_id(subject: str, figure: Figure) -> str:
    """The id of a fact: its subject and everything that the figure says."""
    f = figure
    return "f-" + digest(
        subject, f.metric, number(f.value), number(f.value_max), f.unit, f.period, f.fiscal, *_change(f.change),
        f.status, f.segment, f.approx,
    )  # fmt: skip


def _change(change: Change | None) -> tuple[str | None, ...]:
    if change is None:
        return (None,) * 4
    return (number(change.value), number(change.value_max), change.unit, change.basis)
