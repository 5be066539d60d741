// Taking things along: the picture, what is drawn, tables. Nothing leaves the machine.
function save(name, blob) {
  const link = make("a", { href: URL.createObjectURL(blob), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

// A cell that a table program would take for a formula gets a quote in front of it (OWASP, CSV injection).
function cell(value) {
  let text = value === undefined || value === null ? "" : String(value);
  if (/^[=+\-@\t\r]/.test(text) && !/^[-+]?[\d.]+$/.test(text)) text = "'" + text;
  return /[",\n\r]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
}

function saveCsv(name, rows) {
  save(name, new Blob(["\ufeff" + rows.map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n"], { type: "text/csv;charset=utf-8" }));
}

const quoted = (statement) => [statement.confidence, statement.evidence[0]?.text];

function relationRows(numbers) {
  const rows = [["id", "subject", "predicate", "object", "role", "title", "status", "ended", "share", "since", "until", "confidence", "sentence"]];
  for (const k of numbers) {
    const r = DATA.relations[k];
    rows.push([r.id, DATA.entities[r.subject].name, r.predicate, r.object === undefined ? r.literal : DATA.entities[r.object].name, r.role, r.title, r.status, r.ended, r.share, r.since, r.until, ...quoted(r)]);
  }
  return rows;
}

function figureRows(numbers) {
  const rows = [["id", "subject", "metric", "value", "value_max", "unit", "period", "fiscal", "change", "change_unit", "basis", "status", "segment", "confidence", "sentence"]];
  for (const k of numbers) {
    const f = DATA.facts[k];
    rows.push([f.id, DATA.entities[f.subject].name, f.metric, f.value, f.valueMax, f.unit, f.period, f.fiscal, f.change?.value, f.change?.unit, f.change?.basis, f.status, f.segment, ...quoted(f)]);
  }
  return rows;
}

const savePicture = () => painter.picture().toBlob((blob) => save("graph.png", blob), "image/png");
const saveDrawn = () => saveCsv("graph.csv", relationRows([...drawn.edges].map(numberOf)));
