// Neighbourhoods and paths: what hangs together, in what is drawn now.
function neighbourhood(k, steps) {
  const reached = new Set([k]);
  let border = [k];
  for (let step = 0; step < steps; step++) {
    border = border.flatMap((one) => [...ABOUT[one].near]).filter((one) => !reached.has(one) && reached.add(one));
  }
  return reached;
}

function showNear(k, steps) {
  STATE.only = neighbourhood(k, steps);
  setView("graph", false);
  applyFilters().then(() => {
    pick({ node: "n" + k });
    painter.fit();
  });
  setLink({ view: "graph", entity: DATA.entities[k].id, near: steps });
}

// The shortest path between two entities over what the filters leave, as entities and the relations between them.
function shortestPath(a, b) {
  const lines = new Map();
  for (const id of drawn.edges) {
    const { from, to } = EDGE_OF.get(id);
    for (const [one, other] of [[from, to], [to, from]]) {
      if (!lines.has(one)) lines.set(one, []);
      lines.get(one).push({ to: other, id });
    }
  }
  const came = new Map([["n" + a, null]]);
  let border = ["n" + a];
  while (border.length && !came.has("n" + b)) {
    const next = [];
    for (const node of border) for (const line of lines.get(node) || []) if (!came.has(line.to)) {
      came.set(line.to, { node, id: line.id });
      next.push(line.to);
    }
    border = next;
  }
  if (!came.has("n" + b)) return null;
  const [nodes, edges] = [["n" + b], []];
  for (let back = came.get("n" + b); back; back = came.get(back.node)) {
    nodes.unshift(back.node);
    edges.unshift(back.id);
  }
  return { nodes, edges };
}

function showPath(a, b) {
  setView("graph", false);
  const found = shortestPath(a, b);
  const names = { a: short(DATA.entities[a].name, 60), b: short(DATA.entities[b].name, 60) };
  setLink({ view: "graph", path: DATA.entities[a].id + "~" + DATA.entities[b].id });
  const title = found ? say("pathFound", { n: count(found.edges.length), ...names }) : say("pathNone", names);
  const list = make("ul", { class: "relations between" }, ...(found ? found.edges.map((id) => wholeRelation(numberOf(id), true)) : []));
  STATE.picked = null;
  PANEL.replaceChildren(make("div", { class: "head" }, make("div", {}, make("p", { class: "kind" }, say("path")), make("h2", {}, title)), closeButton()), list);
  openPanel(title);
  SAID.textContent = title;
  focus = found ? { nodes: new Set(found.nodes), edges: new Set(found.edges) } : null;
  resize();
  painter.refresh();
  if (found) painter.fit(focus.nodes);
}

// The search asks for the other end of a path.
let pathFrom = null;
function askPath(k) {
  pathFrom = k;
  notice(say("pathPrompt", { name: short(DATA.entities[k].name, 60) }));
  QUERY.focus();
}

// Beside an entity in the panel: where one can go from here.
function entityTools(k) {
  const button = (text, action) => make("button", { type: "button", class: "more", on: { click: action } }, text);
  const near = make("span", { class: "steps" }, say("near") + " ", ...[1, 2, 3].map((n) => make("button", { type: "button", class: "more", "aria-label": say("near") + ": " + say("nearSteps", { n }), on: { click: () => showNear(k, n) } }, String(n))));
  const tools = make("div", { class: "bar tools" }, near, button(say("pathTo"), () => askPath(k)));
  if (ABOUT[k].facts.length) tools.append(button(say("showFigures"), () => showFigures(k)));
  tools.append(button(say("showTimeline"), () => showTimeline(k)));
  return [tools];
}
