// The picture by WebGL (sigma.js), or on a plain canvas where there is none. Both keep to one set of methods:
// load, refresh, fit, zoom, pan, goTo, inView, pointOf, picture, recolour.
const STAGE = document.getElementById("graph");
const PLACES = DATA.places;
const pause = () => new Promise((go) => setTimeout(go));
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const FACE = '"Segoe UI", system-ui, -apple-system, "Helvetica Neue", "Noto Sans", Arial, sans-serif';
const CHUNK = 2000;
const FEW_NODES = 150; // up to here all names find room, and no label may cover a node
const MANY_EDGES = 8000; // from here on a line is no target for the pointer, and none is drawn while the picture moves
const SHAPE_PATHS = Object.fromEntries(Object.entries(SHAPES).map(([type, path]) => [type, new Path2D(path)]));

let drawn = { nodes: new Set(), edges: new Set() };
let focus = null;
let theme = {};

function readTheme() {
  theme = { back: colour("back"), card: colour("card"), ink: colour("ink"), soft: colour("soft"), faint: colour("faint"), edge: colour("edge"), pick: colour("pick") };
  theme.types = Object.fromEntries(Object.keys(SHAPES).map((type) => [type, typeColour(type)]));
}

const nodeSize = (k) => Math.min(4 + 1.7 * Math.sqrt(statementCount(k)), 18) * (DATA.entities.length > 3000 ? 0.6 : 1);
const nodeText = (k) => short(DATA.entities[k].name, innerWidth < 520 ? 20 : 30);
const isPicked = (id) => STATE.picked !== null && (STATE.picked.node === id || STATE.picked.edge === id);
const outside = (id) => focus !== null && !focus.nodes.has(id) && !focus.edges.has(id);
const holds = (relation) => !relation.ended && !["planned", "rumoured", "cancelled", "announced", "agreed"].includes(relation.status);

// A label with the sign of the type inside the node: the type is told by shape, too, not by colour alone. A label
// takes the first free place beside its node; where there is none it is left out, unless it is wanted.
let board = new Board();
const written = new Map(); // where the label of a node stands in this picture: it may be drawn twice, the second time strong
function newBoard() {
  board = new Board();
  written.clear();
  if (drawn.nodes.size > FEW_NODES) return;
  for (const id of focus ? focus.nodes : drawn.nodes) if (drawn.nodes.has(id)) {
    const { x, y } = painter.pointOf(id);
    const size = painter.radius(numberOf(id));
    board.take({ x: x - size, y: y - size, w: 2 * size, h: 2 * size });
  }
}

function drawLabel(context, { key, x, y, size, label, type }, strong) {
  if (size > 5 && type) drawSign(context, x, y, size, type);
  if (!label) return;
  const points = strong ? 14 : 12;
  context.font = `${strong ? 600 : 400} ${points}px ${FACE}`;
  const [w, h] = [context.measureText(label).width, points + 3];
  const spots = [[x + size + 4, y - h / 2], [x - w / 2, y + size + 3], [x - w / 2, y - size - h - 3], [x - size - 4 - w, y - h / 2]];
  const boxes = spots.map(([left, top]) => ({ x: left, y: top, w, h }));
  const before = written.get(key);
  const box = before === undefined ? boxes.find((one) => board.free(one)) || (strong ? boxes[0] : null) : boxes[before];
  if (!box) return;
  written.set(key, boxes.indexOf(box));
  board.take(box);
  context.textAlign = "start";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = 3.5;
  context.strokeStyle = theme.back;
  context.strokeText(label, box.x, box.y + h / 2);
  context.fillStyle = theme.ink;
  context.fillText(label, box.x, box.y + h / 2);
}

function drawSign(context, x, y, size, type) {
  const scale = (size * 1.05) / 16;
  context.save();
  context.translate(x - 8 * scale, y - 8 * scale);
  context.scale(scale, scale);
  context.fillStyle = theme.back;
  context.fill(SHAPE_PATHS[type]);
  context.restore();
}

function drawRing(context, { x, y, size }) {
  context.beginPath();
  context.arc(x, y, size + 3, 0, 2 * Math.PI);
  context.lineWidth = 2.5;
  context.strokeStyle = theme.pick;
  context.stroke();
}

// Rectangle around nodes, in the coordinates of the picture, or null.
function extent(ids) {
  let box = null;
  for (const id of ids) {
    const [x, y] = PLACES[numberOf(id)];
    box = box ? [Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x), Math.max(box[3], y)] : [x, y, x, y];
  }
  return box;
}

function webGL() {
  if (asked("draw", ["canvas"])) return false;
  const context = document.createElement("canvas").getContext("webgl2");
  context?.getExtension("WEBGL_lose_context")?.loseContext();
  return context !== null;
}
