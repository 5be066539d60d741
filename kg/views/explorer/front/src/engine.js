// The SPARQL engine of a page without a server: Oxigraph in a worker of its own, which the page can end.
import init, { Store } from "oxigraph/web.js";

let store = null;

// Quads come as numbers of terms, four a quad (0 as graph: the default one): the page holds each term once.
function load({ terms, quads }) {
  store = new Store();
  const lines = [];
  const send = () => {
    store.load(lines.join(""), { format: "application/n-quads", no_transaction: true });
    lines.length = 0;
  };
  for (let i = 0; i < quads.length; i += 4) {
    const graph = quads[i + 3] ? " " + terms[quads[i + 3] - 1] : "";
    lines.push(terms[quads[i]] + " " + terms[quads[i + 1]] + " " + terms[quads[i + 2]] + graph + " .\n");
    if (lines.length === 20000) send();
  }
  send();
}

const OPTIONS = { use_default_graph_as_union: true };

// SELECT and ASK as SPARQL JSON; of CONSTRUCT and DESCRIBE the triples, as N-Triples terms.
function answer(text) {
  const found = store.query(text, OPTIONS);
  if (Array.isArray(found) && found.length && !(found[0] instanceof Map)) {
    return { triples: found.map((quad) => [quad.subject, quad.predicate, quad.object].map(String)) };
  }
  if (Array.isArray(found) && !found.length && !/\bselect\b/i.test(text)) return { triples: [] };
  return { json: store.query(text, { ...OPTIONS, results_format: "json" }) };
}

self.onmessage = async ({ data }) => {
  try {
    if (data.wasm) {
      await init({ module_or_path: data.wasm });
      load(data);
      self.postMessage({ ready: true, size: store.size });
    } else self.postMessage({ id: data.id, ...answer(data.text) });
  } catch (error) {
    self.postMessage({ id: data.id, error: String((error && error.message) || error) });
  }
};
