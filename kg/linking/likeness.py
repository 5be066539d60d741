"""How a name goes with a thing beyond being listed: what it abbreviates, whose it rather is, its legal form."""

from __future__ import annotations

import re

from kg.linking.things import Thing
from kg.names import fold, name_key, without_legal_form
from kg.resolve.spelling import abbreviates, solid

#: A name of at most so many letters may be an abbreviation.
_SHORT = 5
#: A word of so many letters tells something.
_TELLING = 4
#: Legal forms that firms change between, by kind; a firm of one kind is none of another (`Krüger GmbH`, `Krüger AG`).
_KINDS = {
    "stock": "ag se kgaa sa nv spa ab asa oyj as sca aktiengesellschaft societeanonyme aktienges",
    "private": "gmbh gmbhcokg ug kg ohg bv srl sarl sas sasu eurl sl aps oy llc",
    "british": "plc ltd limited publiclimitedcompany",
    "american": "inc incorporated corp corporation co company",
}
_KIND = {form: kind for kind, forms in _KINDS.items() for form in forms.split()}


def resembles(name: str, thing: Thing) -> bool:
    """Whether a short name is a word of a thing's main name, begins it, or abbreviates it."""
    short, long = name_key(name), name_key(thing.name)
    if solid(short) == solid(long):
        return True
    return short in long.split() or (len(short) <= _SHORT and abbreviates(short, long))


def belongs(name: str, thing: Thing) -> bool:
    """Whether another name that the lists give to a thing can well be its own.

    It has a telling word in common with the main name or abbreviates it, and does not just begin it: `Texas A&M
    University` is rather the mother of Texas A&M University Transportation Services.
    """
    short, long = name_key(name), name_key(thing.name)
    if long.startswith(short + " "):
        return False
    common = {word for word in short.split() if len(word) >= _TELLING} & set(long.split())
    return bool(common) or resembles(name, thing)


def kind(name: str) -> str:
    """The kind of the legal form that a name ends with; "" without one, and for forms that say little."""
    bare = without_legal_form(name)
    return _KIND.get(re.sub(r"[\W_]", "", fold(name.removeprefix(bare))), "")


def another_form(name: str, thing: Thing) -> bool:
    """Whether a name has a legal form of another kind than all forms that the thing is known by."""
    own = kind(name)
    known = {kind(other) for other in thing.names} - {""}
    return bool(own and known and own not in known)
