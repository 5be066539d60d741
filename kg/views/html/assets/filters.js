// Legend and filters in one: what a colour and a shape mean, and a switch for each.
const FILTERS = document.getElementById("filters");
const FILTER_BUTTON = document.getElementById("filter-button");

function checkRow(kind, key, n, label, icon) {
  const box = make("input", { type: "checkbox", name: kind, value: key });
  box.checked = true;
  box.addEventListener("change", () => {
    if (box.checked) STATE[kind].add(key);
    else STATE[kind].delete(key);
    applyFilters();
  });
  return make("label", { class: "check", title: key }, box, icon, make("span", { class: "name" }, label), make("span", { class: "number" }, count(n)));
}

function setAll(kind, on) {
  for (const box of FILTERS.querySelectorAll(`input[name="${kind}"]`)) {
    box.checked = on;
    if (on) STATE[kind].add(box.value);
    else STATE[kind].delete(box.value);
  }
  applyFilters();
}

function checkGroup(kind, rows) {
  const tools = make("span", { class: "both" },
    make("button", { type: "button", on: { click: () => setAll(kind, true) } }, say("all")),
    make("button", { type: "button", on: { click: () => setAll(kind, false) } }, say("none")));
  return make("fieldset", { id: kind }, make("legend", {}, say(kind), tools), ...rows);
}

function documentSelect() {
  const select = make("select", { id: "document", "aria-label": say("documents") }, make("option", { value: "" }, say("allDocuments")));
  DATA.documents
    .map((article, k) => ({ k, text: [article.date, short(article.title || article.source || article.id, 90)].filter(Boolean).join(" · ") }))
    .sort((a, b) => (a.text < b.text ? 1 : a.text > b.text ? -1 : 0))
    .forEach(({ k, text }) => select.append(make("option", { value: String(k), dir: "auto" }, text)));
  select.addEventListener("change", () => {
    STATE.doc = select.value === "" ? null : Number(select.value);
    applyFilters();
  });
  return make("fieldset", {}, make("legend", {}, say("documents")), select);
}

function clearFilters() {
  Object.assign(STATE, { doc: null, least: 0, only: null });
  for (const kind of ["types", "predicates"]) for (const box of FILTERS.querySelectorAll(`input[name="${kind}"]`)) {
    box.checked = true;
    STATE[kind].add(box.value);
  }
  const select = document.getElementById("document");
  if (select) select.value = "";
}

const RESET = make("button", { type: "button", id: "reset", hidden: true, on: { click: () => { clearFilters(); applyFilters(); } } }, say("reset"));

async function applyFilters() {
  RESET.hidden = !filtered();
  if (!(await sync())) return;
  if (STATE.picked && !isDrawn(STATE.picked.node || STATE.picked.edge)) unpick();
  showCount();
  fit();
}

function startFilters() {
  const types = Object.keys(WORDS.types).filter((type) => COUNTS.types[type]);
  const predicates = Object.keys(COUNTS.predicates).sort((a, b) => COUNTS.predicates[b] - COUNTS.predicates[a] || (a < b ? -1 : 1));
  FILTERS.append(
    checkGroup("types", types.map((type) => checkRow("types", type, COUNTS.types[type], word("types", type), typeIcon(type)))),
    predicates.length ? checkGroup("predicates", predicates.map((name) => checkRow("predicates", name, COUNTS.predicates[name], word("predicates", name)[0], null))) : "",
    DATA.documents.length ? documentSelect() : "",
    RESET,
  );
  FILTERS.setAttribute("aria-label", say("filters"));
  FILTER_BUTTON.textContent = say("filters");
  const toggle = (open) => {
    document.body.classList.toggle("with-filters", open);
    FILTER_BUTTON.setAttribute("aria-expanded", String(open));
  };
  FILTER_BUTTON.addEventListener("click", () => toggle(!document.body.classList.contains("with-filters")));
  toggle(innerWidth > 900);
}
