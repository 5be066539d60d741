"""The value types: what was read (mentions, links, claims) and what was decided (entities, relations, facts).

All are frozen. Offsets are code points of `Document.text`, half-open. Claims speak of mentions, statements of
entities: two sets of types, so that a forgotten resolution shows in the type checker. Invariants are checked on
construction and raise `InvalidFinding` with the offending value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from kg import vocab
from kg.errors import InvalidFinding

PERIOD = re.compile(r"\d{4}(-(Q[1-4]|H[12]|9M|(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?))?")
_PERIODS = "2024, 2024-Q2, 2024-H1, 2024-9M, 2024-08 or 2024-08-13"
CURRENCY = re.compile(r"[A-Z]{3}")


def _refuse(what: str, value: object, cure: str) -> None:
    raise InvalidFinding(f"{what} {value!r} is not in the contract: {cure}")


def _confidence(value: float) -> None:
    if not 0 < value <= 1:
        raise InvalidFinding(f"confidence {value!r} must be above 0 and at most 1")


@dataclass(frozen=True, slots=True)
class Document:
    """One article. `id` is a hash of `text` alone; `date` is ISO 8601 (`2024-08-13`) or None."""

    id: str
    text: str
    lang: str
    date: str | None = None
    title: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a document that name an entity, a figure, a date, a measure, a job, or refer back (`REF`).

    `type` is one of `vocab.MENTION_TYPES`; `label` is the metric of a METRIC, the role of a ROLE, the contract
    form of a PERIOD. `name` is the extractor's proposal for the nominative; `same_as` are IRIs that a list gave.
    """

    document: str
    start: int
    end: int
    text: str
    type: str
    confidence: float
    label: str | None = None
    name: str | None = None
    same_as: tuple[str, ...] = ()
    extractor: str = ""

    def __post_init__(self) -> None:
        if self.type not in vocab.MENTION_TYPES:
            _refuse("mention type", self.type, "one of " + ", ".join(vocab.MENTION_TYPES))
        if not 0 <= self.start < self.end:
            raise InvalidFinding(f"mention span {self.start}..{self.end} is empty or negative")
        _confidence(self.confidence)

    @property
    def id(self) -> str:
        """Unique within a corpus: document, span and type."""
        return f"{self.document}:{self.start}:{self.end}:{self.type}"

    @property
    def is_entity(self) -> bool:
        """Whether this mention can become a node of the graph."""
        return self.type in vocab.ENTITY_TYPES


@dataclass(frozen=True, slots=True)
class Link:
    """How two mentions of one document hang together; `source` and `target` are mention ids.

    Kinds: `coref` (REF -> the mention meant), `same` (two names of one entity), `value` and `change` (amount ->
    METRIC), `change_of` (amount -> amount), `of` (amount -> entity or REF), `period` (amount -> PERIOD), `role`
    (Person -> ROLE), `share`, and every predicate (subject -> object). `attributes` hold what the reader says of
    the link: metric, status, basis, sign, negative, ended, role, role_mention, share_mention, title.
    """

    kind: str
    source: str
    target: str
    confidence: float
    attributes: tuple[tuple[str, str], ...] = ()
    extractor: str = ""

    def __post_init__(self) -> None:
        if self.kind not in vocab.LINK_KINDS:
            _refuse("link kind", self.kind, "one of " + ", ".join(vocab.LINK_KINDS))
        _confidence(self.confidence)

    def get(self, key: str, default: str | None = None) -> str | None:
        """The attribute `key`, or `default`."""
        return dict(self.attributes).get(key, default)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentence that says it: a span of one document's stored text, `text == document.text[start:end]`."""

    document: str
    start: int
    end: int
    text: str
    confidence: float
    extractor: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or len(self.text) != self.end - self.start:
            raise InvalidFinding(
                f"evidence {self.start}..{self.end} does not fit a text of {len(self.text)} characters"
            )
        _confidence(self.confidence)


@dataclass(frozen=True, slots=True)
class Change:
    """A change as the text states it: signed `value`, `unit` (`%`, `percentage_point`, a currency ...), `basis`."""

    value: Decimal
    unit: str
    basis: str | None = None
    value_max: Decimal | None = None

    def __post_init__(self) -> None:
        if not known_unit(self.unit):
            _refuse("change unit", self.unit, "%, percentage_point, people, units, x or an ISO 4217 code")
        if self.basis is not None and self.basis not in vocab.BASES and not self.basis.startswith("since:"):
            _refuse("change basis", self.basis, ", ".join(vocab.BASES) + " or since:<period>")


@dataclass(frozen=True, slots=True)
class Figure:
    """What a fact says, without its subject: contract section Facts. `value` is in base units, or None."""

    metric: str
    value: Decimal | None = None
    unit: str | None = None
    period: str | None = None
    change: Change | None = None
    status: str = "actual"
    segment: str | None = None
    value_max: Decimal | None = None
    approx: bool = False
    fiscal: bool = False

    def __post_init__(self) -> None:
        if self.metric not in vocab.METRICS:
            _refuse("metric", self.metric, "one of " + ", ".join(vocab.METRICS))
        if self.status not in vocab.FACT_STATUSES:
            _refuse("fact status", self.status, "one of " + ", ".join(vocab.FACT_STATUSES))
        if self.period is not None and not PERIOD.fullmatch(self.period):
            _refuse("period", self.period, _PERIODS)
        if self.value is None and self.change is None:
            raise InvalidFinding(f"a fact of {self.metric} has neither a value nor a change")
        if self.value is not None and not self.value.is_finite():
            raise InvalidFinding(f"the value {self.value!r} of {self.metric} is not a finite number")
        if self.metric == "net_loss" and self.value is not None and self.value < 0:
            raise InvalidFinding("net_loss is written as a positive figure")


@dataclass(frozen=True, slots=True)
class Qualifiers:
    """What a relation says beside its ends: contract section Relations. `share` is the percentage held; `since` and
    `until` are periods in the form that figures have theirs.
    """

    role: str | None = None
    title: str | None = None
    ended: bool = False
    status: str | None = None
    share: Decimal | None = None
    since: str | None = None
    until: str | None = None

    def __post_init__(self) -> None:
        for period in (self.since, self.until):
            if period is not None and not PERIOD.fullmatch(period):
                _refuse("period", period, _PERIODS)
        if self.role is not None and self.role not in vocab.ROLES:
            _refuse("role", self.role, "one of " + ", ".join(vocab.ROLES))
        if self.status is not None and self.status not in vocab.RELATION_STATUSES:
            _refuse("status", self.status, "one of " + ", ".join(vocab.RELATION_STATUSES))
        if self.share is not None and not 0 <= self.share <= 100:
            raise InvalidFinding(f"a share of {self.share} % is not between 0 and 100")


def known_predicate(name: str) -> vocab.Predicate:
    """The predicate called `name`; InvalidFinding lists the known ones."""
    if name not in vocab.PREDICATES:
        _refuse("predicate", name, "one of " + ", ".join(vocab.PREDICATES))
    return vocab.PREDICATES[name]


def known_unit(unit: str) -> bool:
    """Whether `unit` can be the unit of a change."""
    return unit in vocab.UNITS or bool(CURRENCY.fullmatch(unit))


def _ends(predicate: str, object_: str | None, literal: str | None) -> None:
    wanted = known_predicate(predicate).literal
    if wanted != (literal is not None) or wanted == (object_ is not None):
        raise InvalidFinding(f"{predicate} takes {'a literal' if wanted else 'an object'} and nothing else")


@dataclass(frozen=True, slots=True)
class RelationClaim:
    """One document says that a relation holds. `subject` and `object` are mention ids; one piece of evidence."""

    subject: str
    predicate: str
    evidence: Evidence
    object: str | None = None
    literal: str | None = None
    qualifiers: Qualifiers = Qualifiers()

    def __post_init__(self) -> None:
        _ends(self.predicate, self.object, self.literal)


@dataclass(frozen=True, slots=True)
class FactClaim:
    """One document gives a figure about the entity that mention `subject` names; one piece of evidence."""

    subject: str
    figure: Figure
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Entity:
    """A node. `name` is the fullest nominative form that the sources give, every other form is in `aliases`.

    What follows is from the knowledge base, where the link to it is sure (`kg.linking`): `ticker` is the market
    identifier code, a space and the symbol (`XETR SAP`), `country` ISO 3166-1 alpha-2, `sector` of GICS.
    """

    id: str
    type: str
    name: str
    aliases: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    isin: str | None = None
    ticker: str | None = None
    country: str | None = None
    sector: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """A statement between two entities (or an entity and a string), with all evidence for it."""

    id: str
    subject: str
    predicate: str
    confidence: float
    evidence: tuple[Evidence, ...]
    object: str | None = None
    literal: str | None = None
    qualifiers: Qualifiers = Qualifiers()

    def __post_init__(self) -> None:
        _ends(self.predicate, self.object, self.literal)
        _confidence(self.confidence)

    @property
    def holds(self) -> bool:
        """Whether the relation holds as said and has a plain triple."""
        return vocab.holds(self.qualifiers.ended, self.qualifiers.status)


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure about an entity, with all evidence for it."""

    id: str
    subject: str
    figure: Figure
    confidence: float
    evidence: tuple[Evidence, ...]

    def __post_init__(self) -> None:
        _confidence(self.confidence)


@dataclass(frozen=True, slots=True)
class Findings:
    """What one or more extractors found in one document. `notes` say what was dropped and why."""

    mentions: tuple[Mention, ...] = ()
    links: tuple[Link, ...] = ()
    relations: tuple[RelationClaim, ...] = ()
    facts: tuple[FactClaim, ...] = ()
    notes: tuple[str, ...] = field(default=())
