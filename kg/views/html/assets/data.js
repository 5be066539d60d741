// The graph as the page knows it: what there is, what hangs together, what is drawn now.
// `DATA`, `NODES` and `EDGES` come from `source.js`: each page has its own.
const entityOf = (node) => DATA.entities[Number(node.slice(1))];
const relationOf = (edge) => DATA.relations[Number(edge.slice(1))];
// Edge `e5` is relation 5; a relation to a string has no edge, so its place among the edges may be another.
const EDGE_OF = new Map(EDGES.map((edge) => [edge.id, edge]));

// By entity number: relations (as numbers), facts, edges, neighbours, articles.
const ABOUT = DATA.entities.map(() => ({ relations: [], facts: [], edges: [], near: new Set(), documents: new Set() }));
const COUNTS = { types: {}, predicates: {} };

const documentsOf = (statement) => statement.evidence.map((piece) => piece.doc);

DATA.relations.forEach((relation, k) => {
  const ends = relation.object === undefined ? [relation.subject] : [relation.subject, relation.object];
  for (const end of new Set(ends)) {
    ABOUT[end].relations.push(k);
    for (const doc of documentsOf(relation)) ABOUT[end].documents.add(doc);
  }
  if (ends.length === 2) {
    ABOUT[ends[0]].near.add(ends[1]);
    ABOUT[ends[1]].near.add(ends[0]);
  }
  COUNTS.predicates[relation.predicate] = (COUNTS.predicates[relation.predicate] || 0) + 1;
});
DATA.facts.forEach((fact, k) => {
  ABOUT[fact.subject].facts.push(k);
  for (const doc of documentsOf(fact)) ABOUT[fact.subject].documents.add(doc);
});
EDGES.forEach((edge, k) => {
  for (const node of new Set([edge.from, edge.to])) ABOUT[Number(node.slice(1))].edges.push(k);
});
for (const entity of DATA.entities) COUNTS.types[entity.type] = (COUNTS.types[entity.type] || 0) + 1;

const statementCount = (k) => ABOUT[k].relations.length + ABOUT[k].facts.length;

// What the reader asked for. `brought` are entities that a search or a click brought in.
const STATE = {
  brought: new Set(),
  types: new Set(Object.keys(COUNTS.types)),
  predicates: new Set(Object.keys(COUNTS.predicates)),
  doc: null,
  least: 0, // statements less sure than this are not drawn
  only: null, // entity numbers: nothing else is drawn
  picked: null, // {node} or {edge}
  hovered: null,
};

const allPredicates = () => STATE.predicates.size === Object.keys(COUNTS.predicates).length;
const filtered = () => STATE.doc !== null || STATE.least > 0 || STATE.only !== null || !allPredicates() || STATE.types.size < Object.keys(COUNTS.types).length;

function edgeWanted(k, wanted) {
  const edge = EDGES[k];
  const relation = relationOf(edge.id);
  if (!wanted.has(edge.from) || !wanted.has(edge.to)) return false;
  if (!STATE.predicates.has(relation.predicate) || relation.confidence < STATE.least) return false;
  return STATE.doc === null || documentsOf(relation).includes(STATE.doc);
}

// The ids of the nodes and edges to draw. An article chosen by name brings its entities in; where relations are
// filtered, entities that keep none are left out.
function wantedNow() {
  const base = STATE.doc === null
    ? DATA.entities.map((_, k) => k).filter((k) => k < DATA.shown || STATE.brought.has(k))
    : DATA.entities.map((_, k) => k).filter((k) => ABOUT[k].documents.has(STATE.doc));
  let nodes = new Set(base.filter((k) => (!STATE.only || STATE.only.has(k)) && STATE.types.has(DATA.entities[k].type)).map((k) => "n" + k));
  const edges = new Set(EDGES.map((_, k) => k).filter((k) => edgeWanted(k, nodes)).map((k) => EDGES[k].id));
  if (!allPredicates()) {
    const kept = new Set();
    for (const edge of EDGES) if (edges.has(edge.id)) kept.add(edge.from).add(edge.to);
    nodes = new Set([...nodes].filter((node) => kept.has(node)));
  }
  return { nodes, edges };
}

// Nodes and edges that a picked or hovered thing is about; null where nothing is picked.
function focusOf(pick) {
  if (!pick) return null;
  if (pick.edge) {
    const edge = EDGE_OF.get(pick.edge);
    return { nodes: new Set([edge.from, edge.to]), edges: new Set([pick.edge]) };
  }
  const about = ABOUT[Number(pick.node.slice(1))];
  const nodes = new Set([pick.node, ...[...about.near].map((k) => "n" + k)]);
  return { nodes, edges: new Set(about.edges.map((k) => EDGES[k].id)) };
}

// A few words on a node or an edge.
const nodeTip = (id) => {
  const entity = entityOf(id);
  return [entity.name, word("types", entity.type) + " · " + say("statements", { n: count(statementCount(Number(id.slice(1)))) })];
};
const edgeTip = (id) => {
  const relation = relationOf(id);
  return [DATA.entities[relation.subject].name + " — " + edgeText(relation) + " → " + DATA.entities[relation.object].name];
};
