// Putting it together: views, the address, picking, keys, the first picture.
const SAID = document.getElementById("said");
const NOTICE = document.getElementById("notice");
const VIEWS = { graph: "stage", figures: "figures-view", timeline: "timeline-view", conflicts: "conflicts-view", articles: "articles-view", query: "query-view" };
const SHOW = { graph: () => setView("graph"), figures: () => showFigures(STATE.picked?.node ? numberOf(STATE.picked.node) : undefined), timeline: () => showTimeline(), conflicts: () => showConflicts(), articles: () => listArticles(), query: () => showQuery() };
let painter = null;

const isDrawn = (id) => drawn.nodes.has(id) || drawn.edges.has(id);

function notice(text) {
  NOTICE.hidden = !text;
  NOTICE.textContent = text || "";
}

// One view at a time; the panel stays beside all of them.
function setView(name, link = true) {
  STATE.view = name;
  for (const [view, id] of Object.entries(VIEWS)) {
    document.getElementById(id).hidden = view !== name;
    document.getElementById("tab-" + view).setAttribute("aria-selected", String(view === name));
  }
  document.body.dataset.view = name;
  if (link) setLink({ view: name, entity: STATE.picked?.node ? entityOf(STATE.picked.node).id : null });
  if (name === "graph") resize();
}

// What is looked at stands in the address, so that it can be passed on, and the Back button works.
let routing = false;
function setLink(parts) {
  if (routing) return;
  const kept = new URLSearchParams(location.hash.slice(1));
  const next = new URLSearchParams();
  for (const name of ["lang", "theme", "draw"]) if (kept.has(name)) next.set(name, kept.get(name));
  for (const [name, value] of Object.entries(parts)) if (value !== null && value !== undefined && !(name === "view" && value === "graph")) next.set(name, String(value));
  const hash = next.toString();
  if (hash !== location.hash.slice(1)) history.pushState(null, "", hash ? "#" + hash : location.pathname + location.search);
}

async function route() {
  routing = true;
  try {
    const asked = new URLSearchParams(location.hash.slice(1));
    const entity = BY_ID.get(asked.get("entity"));
    const view = Object.hasOwn(VIEWS, asked.get("view")) ? asked.get("view") : "graph";
    const article = DOC_BY_ID.get(asked.get("article"));
    const ends = (asked.get("path") || "").split("~").map((id) => BY_ID.get(id));
    if (view === "figures") showFigures(entity);
    else if (view === "timeline") showTimeline(entity ?? null);
    else if (view === "conflicts") showConflicts();
    else if (view === "articles" && article !== undefined) await openArticle(article, place(asked.get("at")));
    else if (view === "articles") listArticles();
    else if (view === "query") showQuery(asked.get("q"));
    else setView("graph");
    if (view !== "graph") return;
    if (ends.length === 2 && ends.every((k) => k !== undefined)) showPath(...ends);
    else if (entity !== undefined && /^[123]$/.test(asked.get("near"))) showNear(entity, Number(asked.get("near")));
    else if (entity !== undefined) pickEntity(entity);
    else if (asked.get("edge") && EDGE_OF.has(asked.get("edge"))) pick({ edge: asked.get("edge") });
    else if (STATE.picked) unpick();
  } finally {
    routing = false;
  }
}

function place(text) {
  const found = /^(\d+)-(\d+)$/.exec(text || "");
  return found ? { start: Number(found[1]), end: Number(found[2]) } : null;
}

function showCount() {
  const all = DATA.entities.length;
  const now = drawn.nodes.size;
  document.getElementById("count").textContent = now === all ? say("everything", { all: count(all) }) : say("of", { shown: count(now), all: count(all) });
  const empty = document.getElementById("empty");
  empty.hidden = now > 0;
  if (!now) empty.replaceChildren(...(all ? [make("p", {}, say("nothingVisible"))] : [make("h2", {}, say("emptyTitle")), make("p", {}, say("emptyText"))]));
}

async function sync() {
  drawn = wantedNow();
  painter.refresh();
  return true;
}
const fit = () => painter.fit();

let measured = [0, 0];
function resize() {
  const now = [STAGE.clientWidth, STAGE.clientHeight];
  if (!painter || !now[0] || (now[0] === measured[0] && now[1] === measured[1])) return;
  measured = now;
  painter.resize();
}

function pick(chosen) {
  STATE.picked = chosen;
  focus = focusOf(chosen);
  if (chosen.node) showEntity(numberOf(chosen.node));
  else showRelation(chosen.edge);
  if (STATE.view === "graph") {
    resize();
    const ends = chosen.node ? [chosen.node] : [...focus.nodes];
    if (chosen.node && !painter.inView(chosen.node)) painter.goTo(chosen.node);
    else if (!ends.every((id) => painter.inView(id))) painter.fit(focus.nodes);
  }
  SAID.textContent = (chosen.node ? nodeTip(chosen.node) : edgeTip(chosen.edge)).join(", ");
  if (STATE.view === "graph") setLink(chosen.node ? { entity: entityOf(chosen.node).id } : { edge: chosen.edge });
  painter.refresh();
}

function unpick() {
  const had = STATE.picked;
  STATE.picked = null;
  focus = null;
  closePanel();
  resize();
  painter.refresh();
  if (STATE.view === "graph") setLink({});
  if (had && STATE.view === "graph") STAGE.focus({ preventScroll: true });
}

// Whatever filters say: who is asked for by name is shown.
function pickEntity(k) {
  if (pathFrom !== null) {
    const from = pathFrom;
    pathFrom = null;
    notice("");
    showPath(from, k);
    return;
  }
  const id = "n" + k;
  if (!drawn.nodes.has(id)) {
    clearFilters();
    RESET.hidden = !filtered();
    drawn = wantedNow();
    showCount();
  }
  if (STATE.view !== "graph") {
    setView("graph", false);
  }
  pick({ node: id });
  painter.goTo(id, true);
}

// The node nearest to the picked one in the direction of an arrow key; without one, the best connected.
function step(dx, dy) {
  const from = STATE.picked && STATE.picked.node;
  if (!from || !drawn.nodes.has(from)) return drawn.nodes.size ? drawn.nodes.values().next().value : null;
  const [x0, y0] = PLACES[numberOf(from)];
  let best = null;
  for (const id of drawn.nodes) {
    const [x, y] = PLACES[numberOf(id)];
    const along = (x - x0) * dx + (y - y0) * dy;
    const aside = Math.abs((x - x0) * dy) + Math.abs((y - y0) * dx);
    if (id === from || along <= 0 || aside > along * 1.6) continue;
    if (best === null || along + aside * 1.5 < best.cost) best = { id, cost: along + aside * 1.5 };
  }
  return best && best.id;
}

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function graphKeys(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const arrow = ARROWS[event.key];
  if (arrow && event.shiftKey) painter.pan(arrow[0] * 90, arrow[1] * 90);
  else if (arrow) {
    const next = step(...arrow);
    if (next) pick({ node: next });
    if (next) painter.goTo(next);
  } else if (event.key === "Enter" && !PANEL.hidden) PANEL.focus();
  else if (event.key === "+" || event.key === "=") painter.zoom(1.3);
  else if (event.key === "-") painter.zoom(1 / 1.3);
  else if (event.key === "0") painter.fit();
  else return;
  event.preventDefault();
}

function pageKeys(event) {
  const typing = event.target.closest && event.target.closest("input[type=text], select, textarea, #editor");
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/" && !typing) {
    event.preventDefault();
    QUERY.focus();
  } else if (!typing && /^[1-6]$/.test(event.key)) {
    const name = Object.keys(VIEWS)[Number(event.key) - 1];
    SHOW[name]();
    (name === "graph" ? STAGE : document.getElementById(VIEWS[name])).focus({ preventScroll: true });
  } else if (event.key === "Escape" && !typing) {
    pathFrom = null;
    notice("");
    if (!PANEL.hidden) unpick();
    else if (innerWidth <= 900 && document.body.classList.contains("with-filters")) FILTER_BUTTON.click();
  }
}

function tip(lines, at) {
  const holder = document.getElementById("tip");
  holder.hidden = !lines;
  if (!lines) return;
  holder.replaceChildren(...lines.map((line) => make("div", {}, bdi(short(line, 160)))));
  holder.style.left = Math.max(4, Math.min(at.x + 14, STAGE.clientWidth - holder.offsetWidth - 8)) + "px";
  holder.style.top = Math.max(4, Math.min(at.y + 14, STAGE.clientHeight - holder.offsetHeight - 8)) + "px";
}

const events = {
  pick,
  nothing: () => (PANEL.hidden ? null : unpick()),
  expand: (node) => showNear(numberOf(node), 1),
  hover: (id, at) => tip(id === null ? null : id.startsWith("n") ? nodeTip(id) : edgeTip(id), at),
};

function startTabs() {
  const tabs = document.getElementById("tabs");
  tabs.setAttribute("aria-label", say("tabs"));
  for (const [name, id] of Object.entries(VIEWS)) {
    const marks = name === "conflicts" && DATA.contradictions.length ? make("span", { class: "number" }, " " + count(DATA.contradictions.length)) : "";
    tabs.append(make("button", { type: "button", role: "tab", id: "tab-" + name, "aria-controls": id, "aria-selected": "false", on: { click: () => SHOW[name]() } }, say(name + "Tab"), marks));
    document.getElementById(id).setAttribute("role", "tabpanel");
    document.getElementById(id).setAttribute("aria-labelledby", "tab-" + name);
  }
}

// Language and theme are kept in the address: a page from a file has no other place that lasts.
function setChoice(name, value) {
  const parts = new URLSearchParams(location.hash.slice(1));
  parts.set(name, value);
  history.replaceState(null, "", "#" + parts);
}

function startSettings() {
  const settings = document.getElementById("settings");
  const other = LANG === "de" ? "en" : "de";
  const language = make("button", { type: "button", lang: other, on: { click: () => (setChoice("lang", other), location.reload()) } }, say("language"));
  const dark = make("button", { type: "button", "aria-label": say("theme"), title: say("theme"), on: { click: () => {
    setChoice("theme", document.documentElement.dataset.theme === "dark" ? "light" : "dark");
    setTheme();
    recolour();
  } } }, "◐");
  settings.append(language, dark);
}

function startTools() {
  const tools = document.getElementById("tools");
  const button = (text, label, action) => make("button", { type: "button", title: label, "aria-label": label, on: { click: action } }, text);
  const help = make("dl", { id: "help", hidden: true }, ...say("keys").flatMap(([key, what]) => [make("dt", {}, make("kbd", {}, key)), make("dd", {}, what)]));
  const opener = button("?", say("help"), () => {
    help.hidden = !help.hidden;
    opener.setAttribute("aria-expanded", String(!help.hidden));
  });
  opener.setAttribute("aria-expanded", "false");
  tools.append(help, button("+", say("zoomIn"), () => painter.zoom(1.3)), button("−", say("zoomOut"), () => painter.zoom(1 / 1.3)), button("⤢", say("fit"), fit),
    button("▣", say("savePicture"), savePicture), button("▤", say("saveData"), saveDrawn), opener);
}

function startLeast() {
  const output = make("output", { class: "number" }, "0");
  const range = make("input", { type: "range", id: "least", min: 0, max: 0.95, step: 0.05, value: 0, "aria-label": say("least") });
  range.addEventListener("input", () => {
    STATE.least = Number(range.value);
    output.textContent = grade(STATE.least);
    applyFilters();
  });
  RESET.addEventListener("click", () => {
    range.value = "0";
    output.textContent = "0";
  });
  RESET.before(make("fieldset", {}, make("legend", {}, say("least"), " ", output), range));
}

function recolour() {
  readTheme();
  painter.recolour();
}

// A served page follows new builds: the server tells, the page comes again at the same place.
function follow() {
  if (!DATA.served) return;
  const news = new EventSource("events");
  news.addEventListener("generation", ({ data }) => {
    if (data === DATA.served) return;
    SAID.textContent = say("newBuild");
    location.reload();
  });
}

async function start() {
  document.documentElement.lang = LANG;
  if (DATA.title === null) document.title = document.getElementById("title").textContent = say("title");
  STAGE.setAttribute("aria-label", say("graph"));
  document.body.classList.toggle("nothing", !DATA.entities.length);
  startTabs();
  startSettings();
  startFilters();
  startLeast();
  startSearch();
  startTools();
  await pause();
  readTheme();
  drawn = wantedNow();
  painter = webGL() ? new SigmaPainter(events) : new CanvasPainter(events);
  measured = [STAGE.clientWidth, STAGE.clientHeight];
  await painter.load();
  await pause();
  if (painter.kind === "canvas") STAGE.title = say("noWebGL");
  new ResizeObserver(resize).observe(STAGE);
  DARK.addEventListener("change", recolour);
  STAGE.addEventListener("keydown", graphKeys);
  document.addEventListener("keydown", pageKeys);
  addEventListener("popstate", route);
  showCount();
  if (painter.kind === "canvas") painter.fit();
  await route();
  follow();
  requestAnimationFrame(() => (document.documentElement.dataset.ready = "true"));
}

// For tests and for the curious at the console.
globalThis.kgView = { get painter() { return painter; }, get drawn() { return drawn; }, get focus() { return focus; }, state: STATE, data: DATA, pick, shortestPath, saveCsv, cell, get editor() { return editor; }, setEditor: (text) => setEditor(text) };
start();
