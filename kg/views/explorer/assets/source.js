// Where the graph of this page comes from: one block of JSON. Nodes and edges follow from it.
const DATA = read("data");
const NODES = DATA.entities.map((_, k) => "n" + k);
const EDGES = [];
DATA.relations.forEach((relation, k) => {
  if (relation.object !== undefined) EDGES.push({ id: "e" + k, from: "n" + relation.subject, to: "n" + relation.object });
});
const numberOf = (id) => Number(id.slice(1));
const BY_ID = new Map(DATA.entities.map((entity, k) => [entity.id, k]));
