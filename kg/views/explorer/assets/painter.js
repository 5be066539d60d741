// The picture by WebGL (sigma.js), or on a plain canvas where there is none. Both keep to one set of methods:
// load, refresh, fit, zoom, pan, goTo, inView, pointOf, picture, recolour.
const STAGE = document.getElementById("graph");
const PLACES = DATA.places;
const pause = () => new Promise((go) => setTimeout(go));
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const FACE = '"Segoe UI", system-ui, -apple-system, "Helvetica Neue", "Noto Sans", Arial, sans-serif';
const CHUNK = 2000;
const MANY_EDGES = 8000; // from here on a line is no target for the pointer, and none is drawn while the picture moves
const SHAPE_PATHS = Object.fromEntries(Object.entries(SHAPES).map(([type, path]) => [type, new Path2D(path)]));

let drawn = { nodes: new Set(), edges: new Set() };
let focus = null;
let theme = {};

function readTheme() {
  theme = { back: colour("back"), card: colour("card"), ink: colour("ink"), soft: colour("soft"), faint: colour("faint"), edge: colour("edge"), pick: colour("pick") };
  theme.types = Object.fromEntries(Object.keys(SHAPES).map((type) => [type, typeColour(type)]));
}

const nodeSize = (k) => Math.min(3 + 1.5 * Math.sqrt(statementCount(k)), 18) * (DATA.entities.length > 3000 ? 0.6 : 1);
const nodeText = (k) => short(DATA.entities[k].name, innerWidth < 520 ? 20 : 30);
const isPicked = (id) => STATE.picked !== null && (STATE.picked.node === id || STATE.picked.edge === id);
const outside = (id) => focus !== null && !focus.nodes.has(id) && !focus.edges.has(id);
const holds = (relation) => !relation.ended && !["planned", "rumoured", "cancelled", "announced", "agreed"].includes(relation.status);

// A label with the sign of the type inside the node: the type is told by shape, too, not by colour alone.
function drawLabel(context, { x, y, size, label, type }, strong) {
  if (size > 5 && type) drawSign(context, x, y, size, type);
  if (!label) return;
  const points = strong ? 14 : 12;
  context.font = `${strong ? 600 : 400} ${points}px ${FACE}`;
  context.textAlign = "start";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = 3.5;
  context.strokeStyle = theme.back;
  context.strokeText(label, x + size + 4, y);
  context.fillStyle = theme.ink;
  context.fillText(label, x + size + 4, y);
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
