// Drawing by WebGL: thousands of nodes that can be moved at once.
class SigmaPainter {
  constructor(events) {
    this.kind = "webgl";
    this.events = events;
    this.graph = new kgLibrary.MultiGraph();
  }

  // Fill the graph in portions, so that the page answers meanwhile, then start to draw.
  async load() {
    for (let k = 0; k < NODES.length; k++) {
      this.graph.addNode(NODES[k], { x: PLACES[k][0], y: -PLACES[k][1], size: nodeSize(k) });
      if (k % CHUNK === CHUNK - 1) await pause();
    }
    const parallel = new Map();
    const key = (edge) => (edge.from < edge.to ? edge.from + edge.to : edge.to + edge.from);
    for (const edge of EDGES) parallel.set(key(edge), (parallel.get(key(edge)) || 0) + 1);
    const turn = new Map();
    for (let k = 0; k < EDGES.length; k++) {
      const edge = EDGES[k];
      const among = parallel.get(key(edge));
      const nth = turn.get(key(edge)) || 0;
      turn.set(key(edge), nth + 1);
      this.graph.addDirectedEdgeWithKey(edge.id, edge.from, edge.to, { size: NODES.length > 3000 ? 0.8 : 1.6, ...this.bend(edge, nth, among) });
      if (k % CHUNK === CHUNK - 1) await pause();
    }
    await pause();
    this.start();
  }

  // Lines between the same two nodes are bent apart; a line of both directions has no arrow.
  bend(edge, nth, among) {
    if (EDGES.length > MANY_EDGES) return { type: "line" }; // no room for arrows and bends, and no time
    const symmetric = ["mergedWith", "partnerOf", "competitorOf"].includes(relationOf(edge.id).predicate);
    if (among === 1 || edge.from === edge.to) return { type: symmetric ? "line" : "arrow" };
    const side = (nth - (among - 1) / 2) * (edge.from < edge.to ? 1 : -1);
    return { type: symmetric ? "curve" : "curvedArrow", curvature: 0.28 * side };
  }

  start() {
    const many = EDGES.length > MANY_EDGES;
    const { EdgeArrowProgram, EdgeLineProgram, EdgeCurveProgram, EdgeCurvedArrowProgram } = kgLibrary;
    const few = NODES.length <= FEW_NODES;
    this.sigma = new kgLibrary.Sigma(this.graph, STAGE, {
      allowInvalidContainer: true, zIndex: true, enableEdgeEvents: !many, hideEdgesOnMove: many, hideLabelsOnMove: many,
      renderEdgeLabels: true, labelDensity: few ? 3 : 0.8, labelGridCellSize: few ? 90 : 110, labelRenderedSizeThreshold: few ? 0 : 5, edgeLabelFont: FACE, edgeLabelSize: 11,
      edgeProgramClasses: { arrow: EdgeArrowProgram, line: EdgeLineProgram, curve: EdgeCurveProgram, curvedArrow: EdgeCurvedArrowProgram },
      edgeLabelColor: { attribute: "labelColour" }, minCameraRatio: 0.005, maxCameraRatio: 5, stagePadding: 40, minEdgeThickness: NODES.length > 3000 ? 0.9 : 1.6,
      nodeReducer: (id) => this.nodeLook(id), edgeReducer: (id) => this.edgeLook(id),
      defaultDrawNodeLabel: (context, node) => drawLabel(context, this.described(node), node.highlighted || isPicked(node.key)),
      defaultDrawNodeHover: (context, node) => {
        drawRing(context, node);
        drawLabel(context, { ...this.described(node), label: nodeText(numberOf(node.key)) }, true);
      },
    });
    this.sigma.on("beforeRender", newBoard);
    this.sigma.on("clickNode", ({ node }) => this.events.pick({ node }));
    this.sigma.on("clickEdge", ({ edge }) => this.events.pick({ edge }));
    this.sigma.on("clickStage", () => this.events.nothing());
    this.sigma.on("doubleClickNode", (event) => {
      event.preventSigmaDefault();
      this.events.expand(event.node);
    });
    this.sigma.on("enterNode", ({ node, event }) => this.events.hover(node, event));
    this.sigma.on("enterEdge", ({ edge, event }) => this.events.hover(edge, event));
    for (const gone of ["leaveNode", "leaveEdge", "downStage"]) this.sigma.on(gone, () => this.events.hover(null));
  }

  described(node) {
    return { ...node, type: DATA.entities[numberOf(node.key)].type };
  }

  nodeLook(id) {
    const k = numberOf(id);
    const attributes = this.graph.getNodeAttributes(id);
    if (!drawn.nodes.has(id)) return { ...attributes, hidden: true };
    if (outside(id)) return { ...attributes, color: theme.faint, label: "", zIndex: 0 };
    const look = { ...attributes, color: theme.types[DATA.entities[k].type], label: nodeText(k), zIndex: 1 };
    return focus ? { ...look, forceLabel: focus.nodes.size < 60 || isPicked(id), highlighted: isPicked(id), zIndex: 2 } : look;
  }

  edgeLook(id) {
    const attributes = this.graph.getEdgeAttributes(id);
    if (!drawn.edges.has(id)) return { ...attributes, hidden: true };
    if (outside(id)) return { ...attributes, color: theme.faint, zIndex: 0 };
    const relation = relationOf(id);
    const look = { ...attributes, color: holds(relation) ? theme.edge : theme.faint, zIndex: 1, labelColour: theme.soft };
    if (!focus) return look;
    return { ...look, color: isPicked(id) ? theme.pick : theme.edge, size: isPicked(id) ? 2.5 : 1.6, zIndex: 2, label: focus.edges.size < 60 ? edgeText(relation) : "", forceLabel: true };
  }

  refresh() {
    this.sigma.refresh({ skipIndexation: false });
  }

  recolour() {
    this.refresh();
  }

  get camera() {
    return this.sigma.getCamera();
  }

  move(state) {
    if (calm.matches) this.camera.setState(state);
    else this.camera.animate(state, { duration: 250 });
  }

  fit(ids = drawn.nodes) {
    const box = extent(ids);
    if (!box) return;
    this.frame(box, 5);
  }

  // Show a rectangle, but not nearer than the picture at `least` of its whole.
  frame([x0, y0, x1, y1], most, least = 0.02) {
    const [a, b] = [this.sigma.graphToViewport({ x: x0, y: -y0 }), this.sigma.graphToViewport({ x: x1, y: -y1 })];
    const centre = this.sigma.viewportToFramedGraph({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
    const share = Math.max(Math.abs(a.x - b.x) / Math.max(60, STAGE.clientWidth - 190), Math.abs(a.y - b.y) / Math.max(60, STAGE.clientHeight - 110));
    const ratio = Math.min(most, Math.max(least, this.camera.ratio * share));
    this.move({ x: centre.x, y: centre.y, ratio });
  }

  zoom(factor) {
    this.move({ ratio: this.camera.getBoundedRatio(this.camera.ratio / factor) });
  }

  pan(dx, dy) {
    const to = this.sigma.viewportToFramedGraph({ x: STAGE.clientWidth / 2 + dx, y: STAGE.clientHeight / 2 + dy });
    this.move({ x: to.x, y: to.y });
  }

  goTo(id, around = false) {
    if (around) {
      this.frame(extent([...focusOf({ node: id }).nodes].filter((one) => drawn.nodes.has(one))), 1, 0.12);
      return;
    }
    const [x, y] = PLACES[numberOf(id)];
    const at = this.sigma.viewportToFramedGraph(this.sigma.graphToViewport({ x, y: -y }));
    this.move({ x: at.x, y: at.y });
  }

  radius(k) {
    return this.sigma ? this.sigma.scaleSize(nodeSize(k)) : 0;
  }

  pointOf(id) {
    const [x, y] = PLACES[numberOf(id)];
    return this.sigma.graphToViewport({ x, y: -y });
  }

  inView(id) {
    const at = this.pointOf(id);
    return at.x > 30 && at.y > 30 && at.x < STAGE.clientWidth - 30 && at.y < STAGE.clientHeight - 40;
  }

  get scale() {
    return 1 / this.camera.ratio;
  }

  // All layers on one canvas; drawn in the same task, else the layers of WebGL are empty again.
  picture() {
    this.sigma.refresh({ schedule: false });
    const layers = this.sigma.getCanvases();
    const whole = document.createElement("canvas");
    [whole.width, whole.height] = [layers.edges.width, layers.edges.height];
    const context = whole.getContext("2d");
    context.fillStyle = theme.back;
    context.fillRect(0, 0, whole.width, whole.height);
    for (const name of ["edges", "nodes", "edgeLabels", "labels", "hovers"]) if (layers[name] && layers[name].width) context.drawImage(layers[name], 0, 0, whole.width, whole.height);
    return whole;
  }

  resize() {
    this.sigma.resize();
    this.sigma.refresh();
  }
}
