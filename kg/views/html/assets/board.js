// Room for labels: none is written over another.
class Board {
  // Rectangles that are taken, in pixels of the screen.
  constructor() {
    this.cells = new Map();
  }
  *around(box) {
    for (let x = Math.floor(box.x / 64); x <= Math.floor((box.x + box.w) / 64); x++)
      for (let y = Math.floor(box.y / 32); y <= Math.floor((box.y + box.h) / 32); y++) yield x * 100003 + y;
  }
  free(box) {
    for (const cell of this.around(box))
      for (const other of this.cells.get(cell) || [])
        if (box.x < other.x + other.w && other.x < box.x + box.w && box.y < other.y + other.h && other.y < box.y + box.h) return false;
    return true;
  }
  take(box) {
    for (const cell of this.around(box)) {
      if (!this.cells.has(cell)) this.cells.set(cell, []);
      this.cells.get(cell).push(box);
    }
  }
}
