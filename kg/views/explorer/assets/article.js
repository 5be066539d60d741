// The articles: a list, and one of them with its sentences marked that say something in the graph.
const ARTICLES = document.getElementById("articles-view");
const DOC_BY_ID = new Map(DATA.documents.map((article, k) => [article.id, k]));
const TEXTS = new Map();

// Statements by article: [start, end, statement] with the sentence's place in code points of the text.
const SAID_IN = DATA.documents.map(() => []);
[["relations", "relation"], ["facts", "fact"]].forEach(([list, kind]) => DATA[list].forEach((statement, k) => {
  for (const piece of statement.evidence) if (typeof piece.doc === "number") SAID_IN[piece.doc].push({ start: piece.start, end: piece.end, kind, k });
}));

async function textOf(doc) {
  const article = DATA.documents[doc];
  if (article.text !== undefined) return article.text;
  if (!TEXTS.has(doc)) TEXTS.set(doc, fetch("api/document/" + encodeURIComponent(article.id)).then((reply) => (reply.ok ? reply.json() : Promise.reject(new Error(reply.statusText)))).then((found) => found.text));
  return TEXTS.get(doc);
}

// Offsets are code points; a string of JavaScript counts UTF-16 units.
function sliced(text) {
  if (!/[\ud800-\udfff]/.test(text)) return (start, end) => text.slice(start, end);
  const points = Array.from(text);
  return (start, end) => points.slice(start, end).join("");
}

// Sentences that do not overlap, the wanted one first of all.
function sentences(doc, wanted) {
  const spans = new Map();
  for (const { start, end } of SAID_IN[doc]) spans.set(start + "-" + end, [start, end]);
  const first = wanted && spans.get(wanted.start + "-" + wanted.end);
  const kept = first ? [first] : [];
  for (const span of [...spans.values()].sort((a, b) => a[0] - b[0] || b[1] - a[1])) if (kept.every(([start, end]) => span[1] <= start || span[0] >= end)) kept.push(span);
  return kept.sort((a, b) => a[0] - b[0]);
}

function markedText(doc, text, wanted) {
  const body = make("div", { class: "text", dir: "auto", lang: DATA.documents[doc].lang || null });
  const cut = sliced(text);
  let at = 0;
  for (const [start, end] of sentences(doc, wanted)) {
    const chosen = wanted && wanted.start === start && wanted.end === end;
    const mark = make("mark", { class: chosen ? "chosen" : null, tabindex: 0, role: "button", on: { click: () => showSentence(doc, start, end) } }, cut(start, end));
    mark.addEventListener("keydown", (event) => event.key === "Enter" && showSentence(doc, start, end));
    body.append(cut(at, start), mark);
    at = end;
  }
  body.append(cut(at));
  return body;
}

// Everything that a sentence says.
function showSentence(doc, start, end) {
  const found = SAID_IN[doc].filter((one) => one.start < end && start < one.end);
  const list = make("ul", { class: "relations between" });
  for (const { kind, k } of found) list.append(kind === "relation" ? wholeRelation(k, false) : wholeFact(k, false));
  PANEL.replaceChildren(make("div", { class: "head" }, make("p", { class: "kind" }, say("statementsBetween")), closeButton()), list);
  openPanel(say("statementsBetween"));
}

function wholeRelation(k, open) {
  const item = relationItem(k, DATA.relations[k].subject, open);
  item.firstChild.prepend(entityButton(DATA.relations[k].subject), " ");
  return item;
}

function wholeFact(k, open) {
  const fact = DATA.facts[k];
  const line = make("p", { class: "statement" }, entityButton(fact.subject), " ", make("span", { class: "predicate" }, word("metrics", fact.metric)), " ", make("b", { title: exact(fact) }, valueText(fact)));
  if (fact.change) line.append(changeLine(fact.change));
  const about = [periodText(fact.period, fact.fiscal), fact.segment, fact.status === "actual" ? "" : word("statuses", fact.status)].filter(Boolean);
  line.append(make("small", { class: "job" }, about.join(" · ")));
  return make("li", {}, line, evidence(fact, open));
}

// Open an article in its view, with one of its sentences in sight.
async function openArticle(doc, wanted = null, link = true) {
  setView("articles", false);
  const article = DATA.documents[doc];
  const head = make("div", { class: "bar" },
    make("button", { type: "button", class: "more", on: { click: () => listArticles() } }, "← " + say("back")),
    make("button", { type: "button", class: "more", on: { click: () => drawArticle(doc) } }, say("drawArticle")));
  const about = make("p", { class: "meta" });
  if (article.date) about.append(make("time", { datetime: article.date }, dayText(article.date)), " · ");
  if (article.lang) about.append(article.lang, " · ");
  if (article.source) about.append(source(article.source, short(article.source, 120)), " · ");
  about.append(say("statements", { n: count(SAID_IN[doc].length) }));
  const holder = make("article", { "data-id": article.id }, make("h2", { dir: "auto" }, article.title || say("untitled")), about);
  ARTICLES.replaceChildren(head, holder);
  if (link) setLink({ view: "articles", article: article.id, at: wanted ? wanted.start + "-" + wanted.end : null });
  let text;
  try {
    text = await textOf(doc);
  } catch {
    holder.append(make("p", { role: "alert" }, say("textGone")));
    return;
  }
  if (!holder.isConnected) return; // another article was opened meanwhile
  holder.append(markedText(doc, text, wanted));
  const chosen = holder.querySelector("mark.chosen");
  if (chosen) {
    chosen.scrollIntoView({ block: "center" });
    chosen.focus({ preventScroll: true });
  }
}

function listArticles(link = true) {
  setView("articles", false);
  if (link) setLink({ view: "articles" });
  const newest = DATA.documents.map((_, k) => k).sort((a, b) => {
    const [x, y] = [DATA.documents[a], DATA.documents[b]];
    return (y.date || "").localeCompare(x.date || "") || (x.title || "").localeCompare(y.title || "");
  });
  const body = make("tbody");
  const rows = (k) => {
    const article = DATA.documents[k];
    const title = make("button", { type: "button", class: "entity", on: { click: () => openArticle(k) } }, bdi(short(article.title || article.source || say("untitled"), 140)));
    return [make("tr", { class: "fact" }, make("td", { class: "date" }, article.date ? dayText(article.date) : ""), make("td", {}, title),
      make("td", {}, article.lang || ""), make("td", { class: "from" }, article.source ? bdi(short(article.source, 60)) : ""), make("td", { class: "value" }, count(SAID_IN[k].length)))];
  };
  const head = make("tr", {}, ...["date", "article", "lang", "source", "said"].map((name) => make("th", { scope: "col", class: name === "said" ? "value" : null }, say(name))));
  const table = make("table", { class: "wide" }, make("thead", {}, head), body);
  const holder = shortened(body, newest, rows);
  ARTICLES.replaceChildren(make("h2", {}, say("articlesTab"), make("span", { class: "number" }, " " + count(DATA.documents.length))), table);
  if (holder !== body) {
    table.append(body);
    ARTICLES.append(holder.lastChild);
  }
}

function drawArticle(doc) {
  STATE.doc = doc;
  document.getElementById("document").value = String(doc);
  setView("graph");
  applyFilters();
}

// Beside a sentence in the panel: the way into its article.
function articleLink(piece) {
  if (typeof piece.doc !== "number") return null;
  return make("button", { type: "button", class: "entity in-article", on: { click: () => openArticle(piece.doc, { start: piece.start, end: piece.end }) } }, say("inArticle"));
}
