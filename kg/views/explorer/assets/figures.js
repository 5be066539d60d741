// The figures of one subject: metric by period, what was expected beside what came, and a small chart where there is a row of them.
const FIGURES = document.getElementById("figures-view");
const SUBJECTS = DATA.entities.map((_, k) => k).filter((k) => ABOUT[k].facts.length).sort((a, b) => ABOUT[b].facts.length - ABOUT[a].facts.length || a - b);
const CONFLICTING = new Map();
for (const conflict of DATA.contradictions) for (const end of [conflict.earlier, conflict.later]) CONFLICTING.set(end, [...(CONFLICTING.get(end) || []), conflict]);

// Periods in the order in which they end.
const PARTS = { Q1: "03", H1: "06", Q2: "06", "9M": "09", Q3: "09", H2: "12", Q4: "12" };
function periodKey(period) {
  const [, year, part] = period.match(/^(\d{4})(?:-(.+))?$/) || [null, period, null];
  return year + "-" + (part ? PARTS[part] || part : "12-99") + " " + period;
}
const columnKey = (fact) => (fact.period ? periodKey(fact.period) + (fact.fiscal ? " f" : "") : "9999");

function figuresOf(k) {
  const rows = new Map();
  const columns = new Map();
  for (const f of ABOUT[k].facts) {
    const fact = DATA.facts[f];
    const row = fact.metric + "\u0000" + (fact.segment || "");
    if (!rows.has(row)) rows.set(row, new Map());
    const column = columnKey(fact);
    columns.set(column, fact);
    const cells = rows.get(row);
    cells.set(column, [...(cells.get(column) || []), f]);
  }
  const rank = (row) => METRIC_ORDER.indexOf(row.split("\u0000")[0]);
  return {
    rows: [...rows].sort(([a], [b]) => rank(a) - rank(b) || a.localeCompare(b)),
    columns: [...columns].sort(([a], [b]) => (a < b ? -1 : 1)),
  };
}

const STATUS_ORDER = ["actual", "expected", "forecast", "planned", "rumoured"];

function figureCell(facts) {
  const cell = make("td", { class: "figure" });
  const order = (f) => STATUS_ORDER.indexOf(DATA.facts[f].status);
  for (const f of [...facts].sort((a, b) => order(a) - order(b) || DATA.facts[b].confidence - DATA.facts[a].confidence || a - b)) {
    const fact = DATA.facts[f];
    const button = make("button", { type: "button", class: "fact-button " + fact.status, title: exact(fact), on: { click: () => showFact(f) } });
    if (fact.status !== "actual") button.append(make("small", { class: "tag" }, fact.status === "expected" ? say("expectedShort") : word("statuses", fact.status)), " ");
    button.append(make("span", { class: "amount" }, valueText(fact)));
    if (fact.change) button.append(changeLine(fact.change));
    if (CONFLICTING.has(f)) button.append(make("span", { class: "conflict", title: say("contradicted"), role: "img", "aria-label": say("contradicted") }, " ≠"));
    cell.append(button);
  }
  return cell;
}

function showFact(f) {
  PANEL.replaceChildren(make("div", { class: "head" }, make("p", { class: "kind" }, say("facts")), closeButton()), make("ul", { class: "relations between" }, wholeFact(f, true)));
  for (const { earlier, later, difference, correction } of CONFLICTING.get(f) || []) {
    const other = earlier === f ? later : earlier;
    const title = [say("contradicted"), difference === null ? "" : `${say("difference")} ${amount(String(difference * 100), "%", undefined, true)}`, correction ? say("correction") : ""].filter(Boolean).join(" · ");
    PANEL.append(make("h3", {}, title), make("ul", { class: "relations between" }, wholeFact(other, true)));
  }
  openPanel(word("metrics", DATA.facts[f].metric));
}

// SVG elements, as `make` makes HTML.
function draw(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

// Bars for what came, lines across for what was expected, paler bars for plans; one unit and one kind of period only.
function chart(cells, columns) {
  const kind = (fact) => (fact.period || "").replace(/^\d{4}/, "").replace(/\d/g, "0") + fact.fiscal + fact.unit;
  const all = [...cells.values()].flat().map((f) => DATA.facts[f]).filter((fact) => fact.value !== undefined && fact.period);
  const kinds = new Map();
  for (const fact of all) kinds.set(kind(fact), [...(kinds.get(kind(fact)) || []), fact]);
  const facts = [...kinds.values()].sort((a, b) => b.length - a.length)[0] || [];
  const periods = columns.map(([key]) => key).filter((key) => facts.some((fact) => columnKey(fact) === key));
  if (periods.length < 2) return null;
  const values = facts.map((fact) => Number(fact.value));
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const [width, height, step] = [Math.max(periods.length * 26, 70), 52, Math.max(periods.length * 26, 70) / periods.length];
  const y = (value) => 4 + (height - 8) * (1 - (value - low) / (high - low || 1));
  const svg = draw("svg", { viewBox: `0 0 ${width} ${height}`, class: "chart", width, height, role: "img" });
  svg.setAttribute("aria-label", facts.map((fact) => `${periodText(fact.period, fact.fiscal)}: ${valueText(fact)} ${word("statuses", fact.status)}`).join("; "));
  periods.forEach((key, i) => {
    for (const fact of facts.filter((one) => columnKey(one) === key)) {
      const value = Number(fact.value);
      const title = draw("title", {}, `${periodText(fact.period, fact.fiscal)} · ${word("statuses", fact.status)} · ${valueText(fact)}`);
      if (fact.status === "expected") svg.append(draw("line", { x1: i * step + 3, x2: (i + 1) * step - 3, y1: y(value), y2: y(value), class: "expected" }, title));
      else svg.append(draw("rect", { x: i * step + 6, width: step - 12, y: Math.min(y(value), y(0)), height: Math.max(1, Math.abs(y(value) - y(0))), class: fact.status === "actual" ? "actual" : "other" }, title));
    }
  });
  svg.append(draw("line", { x1: 0, x2: width, y1: y(0), y2: y(0), class: "axis" }));
  // Expected lines lie above the bars.
  for (const line of [...svg.querySelectorAll(".expected")]) svg.append(line);
  return svg;
}

function subjectSelect(chosen) {
  const select = make("select", { id: "subject", "aria-label": say("about") });
  for (const k of [...new Set([chosen, ...SUBJECTS.slice(0, 1000)])]) {
    select.append(make("option", { value: String(k), selected: k === chosen }, `${short(DATA.entities[k].name, 60)} (${count(ABOUT[k].facts.length)})`));
  }
  select.addEventListener("change", () => showFigures(Number(select.value)));
  return select;
}

function showFigures(k = STATE.subject ?? SUBJECTS[0], link = true) {
  setView("figures", false);
  if (k === undefined) {
    FIGURES.replaceChildren(make("p", { class: "meta" }, say("noFigures")));
    return;
  }
  if (!ABOUT[k].facts.length && SUBJECTS.length && STATE.subject !== k) k = STATE.subject ?? SUBJECTS[0];
  STATE.subject = k;
  if (link) setLink({ view: "figures", entity: DATA.entities[k].id });
  const { rows, columns } = figuresOf(k);
  const head = make("tr", {}, make("th", { scope: "col" }, say("metric")), make("td", {}), ...columns.map(([, fact]) => make("th", { scope: "col", class: "figure" }, fact.period ? periodText(fact.period, fact.fiscal) : say("undated"))));
  const body = make("tbody");
  for (const [row, cells] of rows) {
    const [metric, segment] = row.split("\u0000");
    const name = make("th", { scope: "row" }, make("span", { title: metric }, word("metrics", metric)), segment ? bdi(segment, { class: "segment" }) : "");
    const shown = columns.map(([key]) => (cells.has(key) ? figureCell(cells.get(key)) : make("td", { class: "figure" })));
    body.append(make("tr", {}, name, make("td", { class: "chart-cell" }, chart(cells, columns) || ""), ...shown));
  }
  const legend = make("p", { class: "meta legend-line" }, make("i", { class: "actual" }), " " + say("actualBar"), make("i", { class: "expected" }), " " + say("expectedBar"), make("i", { class: "other" }), " " + say("otherBar"));
  const save = make("button", { type: "button", class: "more", on: { click: () => saveCsv("figures.csv", figureRows(ABOUT[k].facts)) } }, say("saveTable"));
  const bar = make("div", { class: "bar" }, subjectSelect(k), make("button", { type: "button", class: "more", on: { click: () => pickEntity(k) } }, say("graphTab")), save);
  FIGURES.replaceChildren(bar, make("h2", { dir: "auto" }, DATA.entities[k].name), make("div", { class: "scroll" }, make("table", { class: "matrix" }, make("thead", {}, head), body)), legend);
}
