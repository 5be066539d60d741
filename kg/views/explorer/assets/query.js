// SPARQL: ready questions, an editor, the answer as a table. The engine is the server's where there is one, else a
// copy of Oxigraph inside the page, in a worker that can be ended.
const QUERY_VIEW = document.getElementById("query-view");
const TIME_LIMIT = 30;
const ROWS_SHOWN = 500;
const XSD = "http://www.w3.org/2001/XMLSchema#";

// The prefixes of `kg query` need no declaration.
function withPrefixes(text) {
  const declared = new Set([...text.matchAll(/\bPREFIX\s+([\w-]*):/gi)].map((found) => found[1]));
  return Object.entries(DATA.prefixes).filter(([name]) => !declared.has(name)).map(([name, iri]) => `PREFIX ${name}: <${iri}>`).join(" ") + "\n" + text;
}

class PageEngine {
  async start() {
    const source = document.getElementById("engine").textContent;
    const packed = Uint8Array.from(atob(document.getElementById("engine-wasm").textContent), (c) => c.charCodeAt(0));
    const unpacked = await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
    const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
    this.worker = new Worker(address);
    URL.revokeObjectURL(address);
    await this.told({ wasm: unpacked, ...DATA.quads }, [unpacked]);
  }

  told(message, moved = []) {
    return new Promise((done, failed) => {
      this.failed = failed;
      this.worker.onmessage = ({ data }) => (data.error === undefined ? done(data) : failed(new Error(data.error)));
      this.worker.onerror = (event) => failed(new Error(event.message));
      this.worker.postMessage(message, moved);
    });
  }

  async ask(text) {
    if (!this.worker) await this.start();
    const found = await this.told({ text: withPrefixes(text) });
    return found.triples ? { triples: found.triples } : JSON.parse(found.json);
  }

  stop(reason) {
    this.worker?.terminate();
    this.worker = null;
    this.failed?.(new Error(reason));
  }
}

class ServerEngine {
  async ask(text) {
    this.control = new AbortController();
    const reply = await fetch("sparql", {
      method: "POST", body: text, signal: this.control.signal,
      headers: { "Content-Type": "application/sparql-query", Accept: "application/sparql-results+json, application/n-triples;q=0.9" },
    });
    const found = await reply.text();
    if (!reply.ok) throw new Error(found.trim());
    if (reply.headers.get("content-type").startsWith("application/n-triples")) return { triples: found.split("\n").filter(Boolean).map(tripleParts) };
    return JSON.parse(found);
  }

  stop(reason) {
    this.control?.abort(new Error(reason));
  }
}

// Subject, predicate and object of a line of N-Triples.
const tripleParts = (line) => line.match(/^(\S+) (\S+) (.*) \.$/).slice(1);

const engine = DATA.served ? new ServerEngine() : DATA.quads ? new PageEngine() : null;
let editor = null;
let running = 0;
let busy = false;

const editorText = () => editor.state.doc.toString();
const setEditor = (text) => editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } });

function makeEditor(text) {
  const holder = make("div", { id: "editor" });
  const shadow = holder.attachShadow({ mode: "open" }); // here the editor's styles are a sheet of their own, not an inline style
  const { EditorView, EditorState, keymap, basicSetup, sparql, Prec } = kgLibrary;
  const look = EditorView.theme({
    "&": { color: "var(--ink)", backgroundColor: "var(--back)", border: "1px solid var(--line)", borderRadius: "8px", fontSize: "13.5px", maxHeight: "44vh" },
    ".cm-scroller": { overflow: "auto", fontFamily: "ui-monospace, Consolas, 'Liberation Mono', monospace" },
    ".cm-content": { caretColor: "var(--ink)" }, ".cm-cursor": { borderLeftColor: "var(--ink)" },
    ".cm-gutters": { backgroundColor: "var(--card)", color: "var(--soft)", borderRight: "1px solid var(--faint)" },
    ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "color-mix(in srgb, var(--hover) 60%, transparent)" },
    "&.cm-focused": { outline: "2px solid var(--accent)" },
    ".cm-tooltip": { backgroundColor: "var(--card)", border: "1px solid var(--line)" },
  });
  const keys = Prec.highest(keymap.of([{ key: "Mod-Enter", run: () => (runQuery(), true) }, { key: "Escape", run: (view) => (view.contentDOM.blur(), true) }]));
  const named = EditorView.contentAttributes.of({ "aria-label": say("editor") });
  editor = new EditorView({ state: EditorState.create({ doc: text, extensions: [keys, basicSetup, sparql(), look, named, EditorView.lineWrapping] }), parent: shadow, root: shadow });
  return holder;
}

const DEFAULT_QUERY = `# Press Ctrl+Enter. The prefixes kg, entity, statement, document, rdfs, skos, prov ... are known.
SELECT ?name ?type (COUNT(?statement) AS ?statements) WHERE {
  ?entity a ?type ; rdfs:label ?name .
  ?statement kg:subject ?entity .
} GROUP BY ?entity ?name ?type ORDER BY DESC(?statements) ?name LIMIT 25`;

const questionName = (question) => (Object.hasOwn(WORDS.ui.questions, question.name) ? WORDS.ui.questions[question.name] : question.about);
const entityIri = (k) => `<${DATA.prefixes.entity}${encodeURIComponent(DATA.entities[k].id).replace(/[!'()*]/g, (c) => "%" + c.charCodeAt(0).toString(16).toUpperCase())}>`;

function askReady(name, k) {
  const question = DATA.questions.find((one) => one.name === name);
  if (!question || k === undefined) return;
  setEditor(question.text.replaceAll("<urn:kg:argument>", entityIri(k)));
  runQuery();
}

function questionBar() {
  const select = make("select", { id: "question", "aria-label": say("question") }, make("option", { value: "" }, say("ownQuery")), ...DATA.questions.map((one) => make("option", { value: one.name }, questionName(one))));
  const names = make("datalist", { id: "names" }, ...DATA.entities.slice(0, 500).map((entity) => make("option", { value: entity.name })));
  const about = make("input", { id: "about", type: "text", list: "names", "aria-label": say("about"), placeholder: say("about"), dir: "auto" });
  const picked = STATE.picked?.node ? numberOf(STATE.picked.node) : STATE.subject ?? SUBJECTS[0];
  if (picked !== undefined) about.value = DATA.entities[picked].name;
  let done = "";
  const ready = () => {
    if (!select.value || done === select.value + "\n" + about.value) return;
    done = select.value + "\n" + about.value;
    const found = find(about.value)[0];
    if (found) askReady(select.value, found.k);
    else showAnswer(make("p", { role: "alert" }, say("noSuchName", { name: about.value })));
  };
  select.addEventListener("change", ready);
  about.addEventListener("change", ready);
  return make("div", { class: "bar" }, select, make("label", { class: "about" }, say("askedOf") + " ", about), names);
}

function showAnswer(...parts) {
  document.getElementById("answer").replaceChildren(...parts);
}

async function runQuery() {
  const mine = ++running;
  const text = editorText();
  setLink({ view: "query", q: text });
  if (!engine) {
    showAnswer(make("p", { role: "alert" }, say("noQuads")));
    return;
  }
  if (busy) engine.stop(say("stopped"));
  busy = true;
  showAnswer(make("p", { class: "meta", role: "status" }, say(engine instanceof PageEngine && !engine.worker ? "loadingEngine" : "running"), " ",
    make("button", { type: "button", class: "more", on: { click: () => engine.stop(say("stopped")) } }, say("stop"))));
  const late = setTimeout(() => mine === running && engine.stop(say("tooLong", { n: TIME_LIMIT })), TIME_LIMIT * 1000);
  try {
    const found = await engine.ask(text);
    if (mine === running) showFound(found);
  } catch (error) {
    if (mine === running) showAnswer(make("pre", { role: "alert", class: "problem" }, error.message));
  } finally {
    clearTimeout(late);
    if (mine === running) busy = false;
  }
}

function showFound(found) {
  if (found.triples) showTable(["subject", "predicate", "object"], found.triples.map((triple) => triple.map(termOf)));
  else if (found.boolean !== undefined) showAnswer(make("p", { class: "boolean" }, say(found.boolean ? "yes" : "no")));
  else showTable(found.head.vars, found.results.bindings.map((row) => found.head.vars.map((name) => row[name])));
}

// A term of N-Triples in the form of SPARQL JSON.
function termOf(text) {
  if (text.startsWith("<")) return { type: "uri", value: text.slice(1, -1) };
  const found = text.match(/^"([^]*)"(?:\^\^<(.*)>|@(.*))?$/);
  return found ? { type: "literal", value: found[1].replace(/\\(["\\nrt])/g, (_, c) => ({ n: "\n", r: "\r", t: "\t" })[c] || c), datatype: found[2] } : { type: "bnode", value: text };
}

function showTable(names, rows) {
  const body = make("tbody");
  const line = (row) => [make("tr", {}, ...row.map((term) => make("td", { class: numeric(term) ? "value" : null }, termCell(term))))];
  const table = make("table", { class: "wide answers" }, make("thead", {}, make("tr", {}, ...names.map((name) => make("th", { scope: "col" }, name)))), body);
  body.append(...rows.slice(0, ROWS_SHOWN).flatMap(line));
  const csv = () => saveCsv("answer.csv", [names, ...rows.map((row) => row.map((term) => term?.value))]);
  const bar = make("p", { class: "bar" }, make("span", { class: "meta", role: "status" }, say("rows", { n: count(rows.length) })), make("button", { type: "button", class: "more", on: { click: csv } }, say("saveTable")));
  showAnswer(bar, make("div", { class: "scroll" }, table));
  if (rows.length <= ROWS_SHOWN) return;
  const more = make("button", { type: "button", class: "more" }, say("showAll", { n: count(rows.length) }));
  more.addEventListener("click", () => {
    more.remove();
    body.append(...rows.slice(ROWS_SHOWN).flatMap(line));
  });
  document.getElementById("answer").append(more);
}

const numeric = (term) => Boolean(term && term.datatype && [XSD + "integer", XSD + "decimal", XSD + "double"].includes(term.datatype));

function termCell(term) {
  if (!term) return "";
  if (term.type !== "uri") return numeric(term) ? make("span", { title: term.value }, new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 6 }).format(Number(term.value))) : bdi(term.value);
  for (const [kind, open] of Object.entries(OPENERS)) {
    if (!term.value.startsWith(DATA.prefixes[kind])) continue;
    const found = open(decodeURIComponent(term.value.slice(DATA.prefixes[kind].length)));
    if (found) return found;
  }
  const prefix = Object.entries(DATA.prefixes).filter(([, iri]) => term.value.startsWith(iri)).sort((a, b) => b[1].length - a[1].length)[0];
  return source(term.value, prefix ? prefix[0] + ":" + term.value.slice(prefix[1].length) : term.value);
}

const STATEMENTS = new Map([...DATA.relations.map((one, k) => [one.id, { kind: "relation", k }]), ...DATA.facts.map((one, k) => [one.id, { kind: "fact", k }])]);
function showStatement({ kind, k }) {
  if (kind === "fact") showFact(k);
  else {
    PANEL.replaceChildren(make("div", { class: "head" }, make("p", { class: "kind" }, say("relations")), closeButton()), make("ul", { class: "relations between" }, wholeRelation(k, true)));
    openPanel(say("relations"));
  }
}
const OPENERS = {
  entity: (id) => (BY_ID.has(id) ? entityButton(BY_ID.get(id)) : null),
  statement: (id) => (STATEMENTS.has(id) ? make("button", { type: "button", class: "entity", title: id, on: { click: () => showStatement(STATEMENTS.get(id)) } }, say("statement")) : null),
  document: (id) => (DOC_BY_ID.has(id) ? make("button", { type: "button", class: "entity", on: { click: () => openArticle(DOC_BY_ID.get(id)) } }, bdi(short(DATA.documents[DOC_BY_ID.get(id)].title || id, 80))) : null),
};

function showQuery(text = null, link = true) {
  setView("query", false);
  if (editor === null) {
    const buttons = make("div", { class: "bar" }, make("button", { type: "button", id: "run", on: { click: runQuery } }, say("run")));
    const holder = makeEditor(text ?? DEFAULT_QUERY);
    QUERY_VIEW.replaceChildren(make("h2", {}, say("queryTab")), questionBar(), holder, buttons, make("div", { id: "answer", "aria-label": say("answer") }));
  } else if (text !== null) setEditor(text);
  if (link) setLink({ view: "query", q: text });
}
