// Drawing on a plain canvas, for browsers without WebGL: slower with thousands of nodes, and otherwise the same.
class CanvasPainter {
  constructor(events) {
    this.kind = "canvas";
    this.events = events;
    this.canvas = make("canvas");
    STAGE.append(this.canvas);
    this.context = this.canvas.getContext("2d");
    this.view = { x: 0, y: 0, scale: 1 };
  }

  async load() {
    this.listen();
    this.resize();
  }

  get scale() {
    return this.view.scale;
  }

  resize() {
    const ratio = devicePixelRatio || 1;
    [this.canvas.width, this.canvas.height] = [STAGE.clientWidth * ratio, STAGE.clientHeight * ratio];
    this.ratio = ratio;
    this.refresh();
  }

  refresh() {
    if (this.waiting) return;
    this.waiting = requestAnimationFrame(() => {
      this.waiting = null;
      this.draw();
    });
  }

  recolour() {
    this.refresh();
  }

  at(k) {
    const [x, y] = PLACES[k];
    return { x: (x - this.view.x) * this.view.scale + STAGE.clientWidth / 2, y: (y - this.view.y) * this.view.scale + STAGE.clientHeight / 2 };
  }

  radius(k) {
    return nodeSize(k) * Math.max(0.5, Math.min(1.6, Math.sqrt(this.view.scale)));
  }

  draw() {
    const { context } = this;
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    context.fillStyle = theme.back;
    context.fillRect(0, 0, STAGE.clientWidth, STAGE.clientHeight);
    for (const front of focus ? [false, true] : [true]) {
      for (const id of drawn.edges) if (outside(id) !== front) this.drawEdge(id);
      for (const id of drawn.nodes) if (outside(id) !== front) this.drawNode(id);
    }
    this.drawLabels();
  }

  drawEdge(id) {
    const { from, to } = EDGE_OF.get(id);
    const [a, b] = [this.at(numberOf(from)), this.at(numberOf(to))];
    const { context } = this;
    context.strokeStyle = isPicked(id) ? theme.pick : outside(id) || !holds(relationOf(id)) ? theme.faint : theme.edge;
    context.lineWidth = isPicked(id) ? 2.5 : 1;
    context.beginPath();
    context.moveTo(a.x, a.y);
    context.lineTo(b.x, b.y);
    context.stroke();
  }

  drawNode(id) {
    const k = numberOf(id);
    const at = this.at(k);
    if (at.x < -30 || at.y < -30 || at.x > STAGE.clientWidth + 30 || at.y > STAGE.clientHeight + 30) return;
    const { context } = this;
    context.fillStyle = outside(id) ? theme.faint : theme.types[DATA.entities[k].type];
    context.beginPath();
    context.arc(at.x, at.y, this.radius(k), 0, 2 * Math.PI);
    context.fill();
    if (isPicked(id)) drawRing(context, { ...at, size: this.radius(k) });
  }

  drawLabels() {
    newBoard();
    let left = 120;
    for (const id of focus ? focus.nodes : drawn.nodes) {
      const k = numberOf(id);
      const at = this.at(k);
      if (!drawn.nodes.has(id) || at.x < 0 || at.y < 0 || at.x > STAGE.clientWidth || at.y > STAGE.clientHeight) continue;
      drawLabel(this.context, { key: id, ...at, size: this.radius(k), label: nodeText(k), type: DATA.entities[k].type }, isPicked(id));
      if (--left <= 0) return;
    }
  }

  nearest(x, y) {
    let best = null;
    for (const id of drawn.nodes) {
      const at = this.at(numberOf(id));
      const far = Math.hypot(at.x - x, at.y - y) - this.radius(numberOf(id));
      if (far < 5 && (best === null || far < best.far)) best = { pick: { node: id }, far };
    }
    if (best) return best.pick;
    for (const id of EDGES.length > MANY_EDGES ? [] : drawn.edges) {
      const { from, to } = EDGE_OF.get(id);
      const [a, b] = [this.at(numberOf(from)), this.at(numberOf(to))];
      const length = (b.x - a.x) ** 2 + (b.y - a.y) ** 2 || 1;
      const along = Math.max(0, Math.min(1, ((x - a.x) * (b.x - a.x) + (y - a.y) * (b.y - a.y)) / length));
      const far = Math.hypot(a.x + along * (b.x - a.x) - x, a.y + along * (b.y - a.y) - y);
      if (far < 5 && (best === null || far < best.far)) best = { pick: { edge: id }, far };
    }
    return best && best.pick;
  }

  listen() {
    let held = null;
    const place = (event) => {
      const box = STAGE.getBoundingClientRect();
      return { x: event.clientX - box.x, y: event.clientY - box.y };
    };
    this.canvas.addEventListener("pointerdown", (event) => {
      held = { ...place(event), moved: false, view: { ...this.view } };
      this.canvas.setPointerCapture(event.pointerId);
    });
    this.canvas.addEventListener("pointermove", (event) => {
      const now = place(event);
      if (!held) {
        const found = this.nearest(now.x, now.y);
        this.events.hover(found ? found.node || found.edge : null, now);
        return;
      }
      if (Math.hypot(now.x - held.x, now.y - held.y) > 4) held.moved = true;
      if (!held.moved) return;
      this.view = { ...held.view, x: held.view.x - (now.x - held.x) / held.view.scale, y: held.view.y - (now.y - held.y) / held.view.scale };
      this.refresh();
    });
    this.canvas.addEventListener("pointerup", (event) => {
      const now = place(event);
      const found = held && !held.moved ? this.nearest(now.x, now.y) : null;
      if (found) this.events.pick(found);
      else if (held && !held.moved) this.events.nothing();
      held = null;
    });
    this.canvas.addEventListener("dblclick", (event) => {
      const found = this.nearest(place(event).x, place(event).y);
      if (found && found.node) this.events.expand(found.node);
    });
    this.canvas.addEventListener("wheel", (event) => {
      event.preventDefault();
      this.zoom(Math.exp(-event.deltaY / 400), place(event));
    }, { passive: false });
  }

  fit(ids = drawn.nodes) {
    const box = extent(ids);
    if (box) this.frame(box, 1.4);
  }

  frame([x0, y0, x1, y1], most) {
    const scale = Math.min((STAGE.clientWidth - 150) / (x1 - x0 || 1), (STAGE.clientHeight - 90) / (y1 - y0 || 1), most);
    this.view = { x: (x0 + x1) / 2, y: (y0 + y1) / 2, scale: Math.max(0.01, scale) };
    this.refresh();
  }

  zoom(factor, at = { x: STAGE.clientWidth / 2, y: STAGE.clientHeight / 2 }) {
    const scale = Math.max(0.01, Math.min(6, this.view.scale * factor));
    const [dx, dy] = [at.x - STAGE.clientWidth / 2, at.y - STAGE.clientHeight / 2];
    this.view.x += dx / this.view.scale - dx / scale;
    this.view.y += dy / this.view.scale - dy / scale;
    this.view.scale = scale;
    this.refresh();
  }

  pan(dx, dy) {
    this.view.x += dx / this.view.scale;
    this.view.y += dy / this.view.scale;
    this.refresh();
  }

  goTo(id, around = false) {
    const [x, y] = PLACES[numberOf(id)];
    if (around) this.frame(extent([...focusOf({ node: id }).nodes].filter((one) => drawn.nodes.has(one))), 1.2);
    else Object.assign(this.view, { x, y });
    this.refresh();
  }

  pointOf(id) {
    return this.at(numberOf(id));
  }

  inView(id) {
    const at = this.pointOf(id);
    return at.x > 30 && at.y > 30 && at.x < STAGE.clientWidth - 30 && at.y < STAGE.clientHeight - 40;
  }

  picture() {
    this.draw();
    return this.canvas;
  }
}
