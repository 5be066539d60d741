// Putting it together: picking, bringing in, keys, the first picture.
const MOST_BROUGHT = 150;

const isDrawn = (id) => Boolean(id.startsWith("n") ? drawn.nodes.get(id) : drawn.edges.get(id));
// This page has the sentences only, not the articles around them.
const articleLink = () => null;
const entityTools = (k) => [neighboursButton(k)];

function neighboursButton(k) {
  const missing = [...ABOUT[k].near].filter((other) => !drawn.nodes.get("n" + other));
  if (!missing.length) return null;
  const text = `+ ${count(missing.length)} · ${say("hidden")}`;
  return make("button", { type: "button", class: "more", on: { click: () => bringIn(k, Infinity) } }, text);
}
const SAID = document.getElementById("said");

function showCount() {
  const all = DATA.entities.length;
  const now = drawn.nodes.length;
  const line = document.getElementById("count");
  line.textContent = now === all ? say("everything", { all: count(all) }) : say("of", { shown: count(now), all: count(all) });
  line.title = DATA.shown < all ? say("more") : "";
  const empty = document.getElementById("empty");
  empty.hidden = now > 0;
  if (now) return;
  empty.replaceChildren(...(all ? [make("p", {}, say("nothingVisible"))] : [make("h2", {}, say("emptyTitle")), make("p", {}, say("emptyText"))]));
}

function pick(chosen) {
  STATE.picked = chosen;
  focus = focusOf(chosen);
  if (chosen.node) {
    network.selectNodes([chosen.node], false);
    showEntity(Number(chosen.node.slice(1)));
    resize();
    if (!inView(chosen.node)) goTo(chosen.node);
    SAID.textContent = nodeTip(chosen.node).join(", ");
  } else {
    network.setSelection({ nodes: [], edges: [chosen.edge] });
    showRelation(chosen.edge);
    resize();
    goToEdge(chosen.edge);
    SAID.textContent = edgeTip(chosen.edge)[0];
  }
  network.redraw();
}

function unpick() {
  const had = STATE.picked;
  STATE.picked = null;
  focus = null;
  closePanel();
  resize();
  network.unselectAll();
  network.redraw();
  if (had) STAGE.focus({ preventScroll: true });
}

// Draw entity `k` and its best connected neighbours, whatever filters say.
async function bringIn(k, most = MOST_BROUGHT) {
  const near = [...ABOUT[k].near].sort((a, b) => a - b).slice(0, most);
  for (const one of [k, ...near]) if (one >= DATA.shown) STATE.brought.add(one);
  if (!wantedNow().nodes.has("n" + k)) clearFilters();
  RESET.hidden = !filtered();
  if (!(await sync())) return;
  showCount();
  pick({ node: "n" + k });
  goTo("n" + k, true);
}

function pickEntity(k) {
  if (!drawn.nodes.get("n" + k)) {
    bringIn(k).then(() => (SAID.textContent = say("broughtIn", { name: short(DATA.entities[k].name, 80) })));
    return;
  }
  pick({ node: "n" + k });
  goTo("n" + k, true);
}

// The node nearest to the picked one in the direction of an arrow key; without one, the best connected.
function step(dx, dy) {
  const from = STATE.picked && STATE.picked.node;
  if (!from || !drawn.nodes.get(from)) return drawn.nodes.length ? drawn.nodes.getIds()[0] : null;
  const start = network.getPosition(from);
  let best = null;
  for (const id of drawn.nodes.getIds()) {
    const { x, y } = network.body.nodes[id];
    const along = (x - start.x) * dx + (y - start.y) * dy;
    const aside = Math.abs((x - start.x) * dy) + Math.abs((y - start.y) * dx);
    if (id === from || along <= 0 || aside > along * 1.6) continue;
    const cost = along + aside * 1.5;
    if (best === null || cost < best.cost) best = { id, cost };
  }
  return best && best.id;
}

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function graphKeys(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const arrow = ARROWS[event.key];
  if (arrow && event.shiftKey) {
    const { x, y } = network.getViewPosition();
    const far = 90 / network.getScale();
    network.moveTo({ position: { x: x + arrow[0] * far, y: y + arrow[1] * far } });
  } else if (arrow) {
    const next = step(...arrow);
    if (next) pick({ node: next });
    if (next) goTo(next);
  } else if (event.key === "Enter" && STATE.picked) PANEL.focus();
  else if (event.key === "+" || event.key === "=") zoom(1.3);
  else if (event.key === "-") zoom(1 / 1.3);
  else if (event.key === "0") fit();
  else return;
  event.preventDefault();
}

function pageKeys(event) {
  const typing = event.target.closest && event.target.closest("input[type=text], select, textarea");
  if (event.key === "/" && !typing) {
    event.preventDefault();
    QUERY.focus();
  } else if (event.key === "Escape") {
    if (STATE.picked) unpick();
    else if (innerWidth <= 900 && document.body.classList.contains("with-filters")) FILTER_BUTTON.click();
  }
}

function startTools() {
  const tools = document.getElementById("tools");
  const button = (text, label, action) => make("button", { type: "button", title: label, "aria-label": label, on: { click: action } }, text);
  const rows = say("keys").map(([key, what]) => [make("dt", {}, make("kbd", {}, key)), make("dd", {}, what)]);
  const help = make("dl", { id: "help", hidden: true }, ...rows.flat());
  const opener = button("?", say("help"), () => {
    help.hidden = !help.hidden;
    opener.setAttribute("aria-expanded", String(!help.hidden));
  });
  opener.setAttribute("aria-expanded", "false");
  tools.append(help, button("+", say("zoomIn"), () => zoom(1.3)), button("−", say("zoomOut"), () => zoom(1 / 1.3)), button("⤢", say("fit"), () => fit()), opener);
}

function startPointer() {
  network.on("click", ({ nodes, edges }) => {
    if (nodes.length) pick({ node: nodes[0] });
    else if (edges.length) pick({ edge: edges[0] });
    else if (STATE.picked) unpick();
  });
  network.on("hoverNode", ({ node, pointer }) => {
    STATE.hovered = node;
    tip(nodeTip(node), pointer.DOM);
  });
  network.on("hoverEdge", ({ edge, pointer }) => tip(edgeTip(edge), pointer.DOM));
  for (const gone of ["blurNode", "blurEdge", "dragStart", "zoom"]) network.on(gone, () => {
    STATE.hovered = null;
    tip(null);
  });
}

async function start() {
  document.documentElement.lang = LANG;
  if (DATA.title === null) document.title = document.getElementById("title").textContent = say("title");
  STAGE.setAttribute("aria-label", say("graph"));
  document.body.classList.toggle("nothing", !DATA.entities.length);
  startFilters();
  startSearch();
  startTools();
  startNetwork();
  startPointer();
  STAGE.addEventListener("keydown", graphKeys);
  document.addEventListener("keydown", pageKeys);
  await sync();
  showCount();
  fit(false);
  network.once("afterDrawing", () => (document.documentElement.dataset.ready = "true"));
  network.redraw();
}

// For tests and for the curious at the console.
globalThis.kgView = { focusOf, get network() { return network; }, drawn, state: STATE, data: DATA, nodes: NODES, edges: EDGES };
start();
