// The picture: a vis-network without physics. Labels are ours: constant size, the best connected first, none over
// another; a canvas label of vis-network would shrink with the zoom and cover its neighbours.
const STAGE = document.getElementById("graph");
const CHUNK = 200;
const MANY_NODES = 800; // from here on lines are left out while the picture moves
const FEW_NODES = 120; // up to here no label may cover a node
const LABELS = { nodes: 160, edges: 120 };
const FACE = '"Segoe UI", system-ui, -apple-system, "Helvetica Neue", "Noto Sans", Arial, sans-serif';

const calm = matchMedia("(prefers-reduced-motion: reduce)");
const animation = () => (calm.matches ? false : { duration: 250, easingFunction: "easeInOutQuad" });
const pause = () => new Promise((go) => setTimeout(go));

const drawn = { nodes: new vis.DataSet(), edges: new vis.DataSet() };
let network = null;
let theme = {};
let focus = null;

function readTheme() {
  theme = { back: colour("back"), ink: colour("ink"), soft: colour("soft"), edge: colour("edge"), pick: colour("pick") };
  theme.types = Object.fromEntries(Object.keys(SHAPES).map((type) => [type, typeColour(type)]));
}

function nodeLook(id) {
  const fill = theme.types[entityOf(id).type];
  const look = { background: fill, border: theme.back };
  return { ...look, highlight: { background: fill, border: theme.pick }, hover: { background: fill, border: theme.pick } };
}

const visNode = (id) => {
  const { label, ...node } = NODES[Number(id.slice(1))]; // drawn by drawLabels
  return { ...node, color: nodeLook(id) };
};
const edgeColours = () => ({ color: theme.edge, highlight: theme.pick, hover: theme.pick, inherit: false });

function startNetwork() {
  readTheme();
  const many = DATA.shown > MANY_NODES;
  const interaction = { ...OPTIONS.interaction, hover: !many, hideEdgesOnDrag: many, hideEdgesOnZoom: many };
  network = new vis.Network(STAGE, drawn, { ...OPTIONS, interaction, edges: { ...OPTIONS.edges, color: edgeColours() } });
  for (const frame of STAGE.querySelectorAll("[tabindex]")) frame.tabIndex = -1; // one stop for the Tab key: STAGE
  network.on("afterDrawing", (context) => {
    drawFocus(context);
    drawLabels(context);
  });
  new ResizeObserver(resize).observe(STAGE);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", recolour);
}

// Our own resizing: vis-network would change the zoom with the width, at each opening of the panel. Its redraw()
// resizes too, so whoever changes the width calls this first.
let measured = [0, 0];
function resize() {
  const now = [STAGE.clientWidth, STAGE.clientHeight];
  if (now[0] === measured[0] && now[1] === measured[1]) return;
  measured = now;
  const [position, scale] = [network.getViewPosition(), network.getScale()];
  network.setSize("100%", "100%");
  network.moveTo({ position, scale });
  network.redraw();
}

// Show both ends of an edge, if they are not in view.
function goToEdge(id) {
  const { from, to } = EDGE_OF.get(id);
  if (inView(from) && inView(to)) return;
  const [a, b] = [network.getPosition(from), network.getPosition(to)];
  const room = Math.min((STAGE.clientWidth - 160) / Math.abs(a.x - b.x || 1), (STAGE.clientHeight - 120) / Math.abs(a.y - b.y || 1));
  const scale = Math.max(0.05, Math.min(network.getScale(), room));
  network.moveTo({ position: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }, scale, animation: animation() });
}

function inView(id) {
  const at = network.canvasToDOM(network.getPosition(id));
  return at.x > 30 && at.y > 30 && at.x < STAGE.clientWidth - 30 && at.y < STAGE.clientHeight - 40;
}

function recolour() {
  readTheme();
  network.setOptions({ edges: { color: edgeColours() } });
  drawn.nodes.update(drawn.nodes.getIds().map((id) => ({ id, color: nodeLook(id) })));
}

// Bring the picture in line with what is wanted, a handful at a time so that the page answers meanwhile.
let turn = 0;
async function sync() {
  const mine = ++turn;
  const wanted = wantedNow();
  drawn.edges.remove(drawn.edges.getIds().filter((id) => !wanted.edges.has(id)));
  drawn.nodes.remove(drawn.nodes.getIds().filter((id) => !wanted.nodes.has(id)));
  const nodes = [...wanted.nodes].filter((id) => !drawn.nodes.get(id)).map(visNode);
  const edges = EDGES.filter((edge) => wanted.edges.has(edge.id) && !drawn.edges.get(edge.id));
  for (const [set, items] of [[drawn.nodes, nodes], [drawn.edges, edges]]) {
    for (let k = 0; k < items.length; k += CHUNK) {
      set.add(items.slice(k, k + CHUNK));
      await pause();
      if (mine !== turn) return false;
    }
  }
  return true;
}

// Everything that is drawn, with room for the labels at the rim.
function fit(animate = animation()) {
  if (!drawn.nodes.length) return;
  const places = drawn.nodes.getIds().map((id) => network.body.nodes[id]);
  const span = (axis) => places.reduce(([low, high], node) => [Math.min(low, node[axis]), Math.max(high, node[axis])], [Infinity, -Infinity]);
  const [x, y] = [span("x"), span("y")];
  const room = [(STAGE.clientWidth - 110) / (x[1] - x[0] || 1), (STAGE.clientHeight - 90) / (y[1] - y[0] || 1)];
  const scale = Math.max(0.02, Math.min(1.2, ...room));
  network.moveTo({ position: { x: (x[0] + x[1]) / 2, y: (y[0] + y[1]) / 2 + 10 / scale }, scale, animation: animate });
}
const zoom = (factor) => network.moveTo({ scale: Math.min(4, Math.max(0.02, network.getScale() * factor)), animation: animation() });
// Move to a node; `around` also shows its neighbours, as far as they leave it large enough to read.
function goTo(id, around = false) {
  const position = network.getPosition(id);
  let scale = network.getScale();
  if (around) {
    const far = (axis) => Math.max(60, ...[...focusOf({ node: id }).nodes].map((other) => network.body.nodes[other]).filter(Boolean).map((node) => Math.abs(node[axis] - position[axis])));
    scale = Math.max(0.4, Math.min(1.1, (STAGE.clientWidth / 2 - 70) / far("x"), (STAGE.clientHeight / 2 - 50) / far("y")));
  }
  network.moveTo({ position, scale, animation: animation() });
}

// A picked thing stands out: the rest is veiled, what belongs to it is drawn once more above the veil.
function drawFocus(context) {
  if (!focus) return;
  const { canvas } = context;
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalAlpha = 0.85;
  context.fillStyle = theme.back;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.restore();
  const { nodes, edges } = network.body;
  for (const id of focus.edges) {
    if (!edges[id]) continue;
    edges[id].draw(context);
    edges[id].drawArrows(context);
  }
  for (const id of focus.nodes) if (nodes[id]) nodes[id].draw(context);
}

const widths = new Map();
function widthOf(context, text) {
  const key = context.font + text;
  if (!widths.has(key)) widths.set(key, context.measureText(text).width);
  return widths.get(key);
}

const nodeLabels = new Map();
function nodeLabel(id) {
  if (!nodeLabels.has(id)) nodeLabels.set(id, short(entityOf(id).name, innerWidth < 520 ? 20 : 30));
  return nodeLabels.get(id);
}
const edgeLabels = new Map();
function edgeLabel(id) {
  if (!edgeLabels.has(id)) edgeLabels.set(id, edgeText(relationOf(id)));
  return edgeLabels.get(id);
}

function write(context, text, x, y, ink) {
  context.strokeText(text, x, y);
  context.fillStyle = ink;
  context.fillText(text, x, y);
}

function drawLabels(context) {
  const { canvas } = context;
  const width = canvas.clientWidth;
  const height = canvas.clientHeight;
  const ratio = canvas.width / Math.max(1, width);
  const scale = network.getScale();
  const centre = network.getViewPosition();
  const onScreen = ({ x, y }) => ({ x: (x - centre.x) * scale + width / 2, y: (y - centre.y) * scale + height / 2 });
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  Object.assign(context, { textAlign: "center", textBaseline: "top", lineJoin: "round", lineWidth: 3.5, strokeStyle: theme.back });
  const board = new Board();
  const seen = (at) => at.x > -60 && at.y > -30 && at.x < width + 60 && at.y < height + 30;
  const view = { scale, width, onScreen, seen };
  drawNodeLabels(context, board, view);
  drawEdgeLabels(context, board, view);
  context.restore();
}

// A label at the rim of the picture is pushed in, while its node is in the picture.
const inside = (x, w, node, width) => (node < 0 || node > width ? x : Math.max(3, Math.min(x, width - w - 3)));
const around = ({ x, y }, radius) => ({ x: x - radius, y: y - radius, w: radius * 2, h: radius * 2 });

function drawNodeLabels(context, board, view) {
  const few = focus || drawn.nodes.length <= FEW_NODES;
  for (const id of focus ? focus.nodes : few ? drawn.nodes.getIds() : []) {
    const node = network.body.nodes[id];
    if (node) board.take(around(view.onScreen(node), NODES[Number(id.slice(1))].size * view.scale));
  }
  const first = [STATE.hovered, STATE.picked && STATE.picked.node].filter((id) => id && network.body.nodes[id]);
  const rest = focus ? [...focus.nodes] : drawn.nodes.getIds();
  let left = LABELS.nodes;
  for (const id of new Set([...first, ...rest])) {
    const node = network.body.nodes[id];
    if (!node) continue;
    const at = view.onScreen(node);
    if (!view.seen(at)) continue;
    const { size } = NODES[Number(id.slice(1))];
    const radius = size * view.scale;
    const strong = id === first[0] || id === first[1];
    const points = strong ? 15 : Math.max(11.5, Math.min(15, 9 + radius / 3));
    context.font = `${strong || size > 26 ? 600 : 400} ${points.toFixed(1)}px ${FACE}`;
    const text = nodeLabel(id);
    const w = widthOf(context, text) + 6;
    const h = points + 4;
    const spots = [[-w / 2, radius + 2], [radius + 2, -h / 2], [-w / 2, -radius - h - 2], [-radius - 2 - w, -h / 2]];
    const boxes = spots.map(([x, y]) => ({ x: inside(at.x + x, w, at.x, view.width), y: at.y + y, w, h }));
    const box = boxes.slice(0, few ? 4 : 1).find((one) => board.free(one)) || (strong || (few && size > 22) ? boxes[0] : null);
    if (!box) continue;
    board.take(box);
    write(context, text, box.x + w / 2, box.y + 2, theme.ink);
    if (--left <= 0) return;
  }
}

function middle(edge) {
  try {
    return edge.edgeType.getPoint(0.5, edge.edgeType.getViaNode());
  } catch {
    return { x: (edge.from.x + edge.to.x) / 2, y: (edge.from.y + edge.to.y) / 2 };
  }
}

function drawEdgeLabels(context, board, view) {
  if (!focus && view.scale < 0.6 && drawn.edges.length > 60) return; // too far away to tell which line it is
  context.font = `400 11px ${FACE}`;
  context.textBaseline = "middle";
  let left = LABELS.edges;
  for (const id of focus ? focus.edges : drawn.edges.getIds()) {
    const edge = network.body.edges[id];
    if (!edge || !edge.connected) continue;
    const [from, to] = [view.onScreen(edge.from), view.onScreen(edge.to)];
    const room = Math.hypot(to.x - from.x, to.y - from.y);
    if (room < 46 && edge.from !== edge.to) continue;
    const at = view.onScreen(middle(edge));
    if (!view.seen(at)) continue;
    const text = edgeLabel(id);
    const w = widthOf(context, text);
    const box = { x: at.x - w / 2 - 2, y: at.y - 8, w: w + 4, h: 16 };
    if ((!focus && w + 20 > room) || !board.free(box)) continue;
    board.take(box);
    write(context, text, at.x, at.y, theme.soft);
    if (--left <= 0) return;
  }
}

// A few words at the pointer.
const TIP = document.getElementById("tip");
function tip(lines, at) {
  TIP.hidden = !lines;
  if (!lines) return;
  TIP.replaceChildren(...lines.map((line) => make("div", {}, bdi(short(line, 160)))));
  const room = STAGE.getBoundingClientRect();
  TIP.style.left = Math.max(4, Math.min(at.x + 14, room.width - TIP.offsetWidth - 8)) + "px";
  TIP.style.top = Math.max(4, Math.min(at.y + 14, room.height - TIP.offsetHeight - 8)) + "px";
}
