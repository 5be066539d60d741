// Where the graph of this page comes from: blocks of JSON that Python wrote.
const DATA = read("data");
const NODES = read("nodes");
const EDGES = read("edges");
const OPTIONS = read("options");
