"""The SHACL shapes as Turtle, derived from `kg.vocab` and the patterns of `kg.model`.

What depends on a statement's predicate or metric is said once for the predicate, over the path from it to all its
statements, and not once a statement as "not this predicate, or ...": pySHACL writes a report for every alternative
that fails, which made the latter thirty times slower. Most of the common case is first in every `sh:or`.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg import vocab
from kg.model import PERIOD
from kg.views.terms import quoted

SH = "http://www.w3.org/ns/shacl#"

_STRING = "sh:datatype xsd:string"
_WORDS = f"{_STRING} ; sh:minLength 1"
_FLAG = "sh:datatype xsd:boolean ; sh:maxCount 1"
_DECIMAL = "sh:datatype xsd:decimal ; sh:maxCount 1"
_ONE = "sh:minCount 1 ; sh:maxCount 1"
_CONFIDENCE = f"sh:datatype xsd:decimal ; {_ONE} ; sh:minExclusive 0.0 ; sh:maxInclusive 1.0"
#: Qualifiers of relations; each predicate says which of them it takes (`ended` they all do).
_QUALIFIERS = ("role", "title", "status", "share", "since", "until")


def _rule(path: str, rules: str, message: str) -> str:
    return f"sh:property [ sh:path {path} ; {rules} ; sh:message {quoted(message)}@en ]"


def _shape(name: str, target: str, parts: Iterable[str]) -> str:
    body = " ;\n    ".join([f"a sh:NodeShape ;\n    {target}", *parts])
    return f"kg:{name} {body} .\n"


def _list(values: Iterable[str]) -> str:
    return "( " + " ".join(values) + " )"


def _strings(values: Iterable[str]) -> str:
    return _list(quoted(value) for value in values)


def _types(names: Iterable[str]) -> str:
    """The rule that a value has one of these types."""
    classes = [f"sh:class kg:{name}" for name in names]
    return classes[0] if len(classes) == 1 else f"sh:or {_list(f'[ {c} ]' for c in classes)}"


def _words(names: Iterable[str]) -> str:
    return " or ".join(names)


def text() -> str:
    """All shapes, without the prefixes."""
    parts = [*_entities(), _relation(), *_predicates(), *_facts(), _evidence(), _document(), *_plain()]
    return "\n".join(parts)


def _entities() -> list[str]:
    kinds = _list(f"kg:{name}" for name in vocab.ENTITY_TYPES)
    targets = " ;\n    ".join(f"sh:targetClass kg:{name}" for name in vocab.ENTITY_TYPES)
    parts = [
        _rule("rdfs:label", f"{_WORDS} ; {_ONE}", "an entity has one name"),
        _rule("skos:altLabel", _WORDS, "an alias is a string"),
        _rule("owl:sameAs", "sh:nodeKind sh:IRI", "sameAs is an IRI"),
        _rule("schema:tickerSymbol", f"{_WORDS} ; sh:maxCount 1", "at most one ticker, such as XETR SAP"),
        _rule("kg:isin", f"{_WORDS} ; sh:maxCount 1", "at most one ISIN"),
        _rule("kg:country", f"{_WORDS} ; sh:maxCount 1", "at most one country"),
        _rule("kg:sector", f"{_WORDS} ; sh:maxCount 1", "at most one sector"),
        _rule(
            "rdf:type",
            f"sh:qualifiedValueShape [ sh:in {kinds} ] ; sh:qualifiedMinCount 1 ; sh:qualifiedMaxCount 1",
            "an entity has one type",
        ),
    ]
    typed = _rule(
        "rdf:type", f"sh:qualifiedValueShape [ sh:in {kinds} ] ; sh:qualifiedMinCount 1", "an end is an entity"
    )
    ends = "sh:targetObjectsOf kg:subject ;\n    sh:targetObjectsOf kg:object"
    return [_shape("EntityShape", targets, parts), _shape("EndShape", ends, [f"sh:nodeKind sh:IRI ;\n    {typed}"])]


def _closed() -> str:
    return "sh:closed true ;\n    sh:ignoredProperties ( rdf:type )"


def _relation() -> str:
    predicates = _list(f"kg:{name}" for name in vocab.PREDICATES)
    parts = [
        _closed(),
        _subject(),
        _rule("kg:predicate", f"{_ONE} ; sh:in {predicates}", "a predicate of the contract"),
        _rule("kg:object", "sh:nodeKind sh:IRI ; sh:maxCount 1", "a relation has one object"),
        _rule("kg:literal", f"{_STRING} ; sh:maxCount 1", "a literal is one string"),
        _rule("kg:role", f"sh:maxCount 1 ; sh:in {_strings(vocab.ROLES)}", "the role is one of the contract"),
        _rule("kg:title", f"{_STRING} ; sh:maxCount 1", "a title is one string"),
        _rule("kg:ended", _FLAG, "ended is true or false"),
        _rule(
            "kg:status",
            f"sh:maxCount 1 ; sh:in {_strings(vocab.RELATION_STATUSES)}",
            "the status is one of the contract",
        ),
        _rule("kg:share", f"{_DECIMAL} ; sh:minInclusive 0.0 ; sh:maxInclusive 100.0", "a share is 0 to 100 %"),
        _period("kg:since"),
        _period("kg:until"),
        *_supported(),
        "sh:or ( [ sh:path kg:object ; sh:minCount 1 ] [ sh:path kg:literal ; sh:minCount 1 ] )",
    ]
    return _shape("RelationShape", "sh:targetClass kg:Relation", parts)


def _period(path: str) -> str:
    rules = f"{_STRING} ; sh:maxCount 1 ; sh:pattern {quoted(f'^{PERIOD.pattern}$')}"
    return _rule(path, rules, "a period is like 2024, 2024-Q2, 2024-H1, 2024-08")


def _subject() -> str:
    return _rule("kg:subject", f"{_ONE} ; sh:nodeKind sh:IRI", "a statement has one subject")


def _supported() -> list[str]:
    return [
        _rule("kg:confidence", _CONFIDENCE, "a confidence is above 0 and at most 1"),
        _rule("prov:wasDerivedFrom", "sh:minCount 1 ; sh:class kg:Evidence", "a statement has evidence"),
    ]


def _predicates() -> list[str]:
    """What each predicate wants of its relations: the types of their ends, and which qualifiers they may carry."""
    return [_shape(f"{p.name}Relations", f"sh:targetNode kg:{p.name}", _wanted(p)) for p in vocab.PREDICATES.values()]


def _wanted(p: vocab.Predicate) -> list[str]:
    said = _sentence(p)
    rules = [_rule(_from("kg:predicate", "kg:subject"), _types(p.domain), said)]
    if p.literal:
        rules.append(_rule(_from("kg:predicate", "kg:object"), "sh:maxCount 0", said))
    else:
        rules.append(_rule(_from("kg:predicate", "kg:object"), _types(p.range), said))
        rules.append(_rule(_from("kg:predicate", "kg:literal"), "sh:maxCount 0", said))
    if p.like_with_like:
        rules += [_rule("[ sh:inversePath kg:predicate ]", _like_with_like(p), said)]
    none = (q for q in _QUALIFIERS if q not in p.qualifiers)
    return rules + [_rule(_from("kg:predicate", f"kg:{q}"), "sh:maxCount 0", f"{p.name} has no {q}") for q in none]


def _from(link: str, path: str) -> str:
    """The path from a predicate or metric to a property of all its statements."""
    return f"( [ sh:inversePath {link} ] {path} )"


def _like_with_like(p: vocab.Predicate) -> str:
    """The rule that both ends of a relation have one type."""
    both = (f"[ sh:property {_both(name)} ]" for name in p.domain if name in p.range)
    return f"sh:or {_list(both)}"


def _both(type_: str) -> str:
    return f"[ sh:path [ sh:alternativePath ( kg:subject kg:object ) ] ; sh:class kg:{type_} ]"


def _sentence(p: vocab.Predicate) -> str:
    end = "a string" if p.literal else _words(p.range)
    like = ", like with like" if p.like_with_like else ""
    carries = f"; it may carry {_words(sorted(p.qualifiers))}" if p.qualifiers else ""
    return f"{p.name} goes from {_words(p.domain)} to {end}{like}{carries}"


def _facts() -> list[str]:
    basis = f"^({'|'.join(vocab.BASES)}|since:.+)$"
    unit = f"^({'|'.join(vocab.UNITS)}|[A-Z]{{3}})$"
    has_value = "[ sh:path kg:value ; sh:minCount 1 ]"
    has_change = "[ sh:path kg:changeValue ; sh:minCount 1 ]"
    parts = [
        _closed(),
        _subject(),
        _rule("kg:metric", f"{_ONE} ; sh:in {_strings(vocab.METRICS)}", "the metric is one of the contract"),
        _rule("kg:value", _DECIMAL, "a value is one decimal"),
        _rule("kg:valueMax", _DECIMAL, "an upper end is one decimal"),
        _rule("kg:unit", f"{_WORDS} ; sh:maxCount 1", "a unit is one string"),
        _period("kg:period"),
        _rule("kg:fiscal", _FLAG, "fiscal is true or false"),
        _rule("kg:approx", _FLAG, "approx is true or false"),
        _rule("kg:changeValue", _DECIMAL, "a change is one decimal"),
        _rule("kg:changeValueMax", _DECIMAL, "an upper end is one decimal"),
        _rule("kg:changeUnit", f"sh:maxCount 1 ; sh:pattern {quoted(unit)}", "the unit of a change is of the contract"),
        _rule(
            "kg:changeBasis", f"sh:maxCount 1 ; sh:pattern {quoted(basis)}", "the basis of a change is of the contract"
        ),
        _rule("kg:segment", f"{_STRING} ; sh:maxCount 1", "a segment is one string"),
        _rule("kg:status", f"{_ONE} ; sh:in {_strings(vocab.FACT_STATUSES)}", "the status is one of the contract"),
        *(
            _rule(f"kg:{name}", "sh:class kg:Fact", f"{name} goes from a fact to a fact")
            for name in ("contradicts", "corrects", "agreesWith")
        ),
        *_supported(),
        f"sh:or ( {has_value} {has_change} )",
    ]
    with_unit = _rule("kg:changeUnit", "sh:minCount 1", "a change has a unit")
    positive = _rule(_from("kg:metric", "kg:value"), "sh:minInclusive 0.0", "net_loss is a positive figure")
    return [
        _shape("FactShape", "sh:targetClass kg:Fact", parts),
        _shape("ChangeShape", "sh:targetSubjectsOf kg:changeValue", [with_unit]),
        _shape("LossShape", 'sh:targetNode "net_loss"', [positive]),
    ]


def _evidence() -> str:
    whole = f"sh:datatype xsd:integer ; {_ONE}"
    parts = [
        _closed(),
        _rule("kg:document", f"{_ONE} ; sh:class kg:Document", "evidence is of one document"),
        _rule("kg:start", f"{whole} ; sh:minInclusive 0 ; sh:lessThan kg:end", "a start is a number before the end"),
        _rule("kg:end", whole, "an end is a number"),
        _rule("kg:text", f"{_WORDS} ; {_ONE}", "evidence quotes its sentence"),
        _rule("kg:confidence", _CONFIDENCE, "a confidence is above 0 and at most 1"),
        _rule("kg:extractor", f"{_STRING} ; {_ONE}", "evidence names its extractor"),
    ]
    return _shape("EvidenceShape", "sh:targetClass kg:Evidence", parts)


def _document() -> str:
    parts = [
        _closed(),
        _rule("kg:language", f"{_STRING} ; {_ONE}", "a document has a language"),
        _rule("kg:text", f"{_STRING} ; {_ONE}", "a document has its text"),
        _rule("kg:title", f"{_STRING} ; sh:maxCount 1", "at most one title"),
        _rule("kg:date", "sh:nodeKind sh:Literal ; sh:maxCount 1", "at most one date"),
        _rule("kg:source", f"{_STRING} ; sh:maxCount 1", "at most one source"),
    ]
    return _shape("DocumentShape", "sh:targetClass kg:Document", parts)


def _plain() -> list[str]:
    """The plain triples of relations that hold have the same ends as the relations."""
    found = []
    for p in vocab.PREDICATES.values():
        said = f"sh:message {quoted(_sentence(p))}@en"
        found.append(_shape(f"{p.name}Subjects", f"sh:targetSubjectsOf kg:{p.name}", [_types(p.domain), said]))
        rule = _STRING if p.literal else _types(p.range)
        found.append(_shape(f"{p.name}Objects", f"sh:targetObjectsOf kg:{p.name}", [rule, said]))
    return found
