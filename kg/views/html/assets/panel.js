// The panel at the side: what the graph says of one entity, or of one relation, with the sentences that say it.
const PANEL = document.getElementById("panel");
const MANY = 40;
const FEW = 6;
const METRIC_ORDER = Object.keys(WORDS.metrics);

function articleLine(doc) {
  const article = typeof doc === "number" ? DATA.documents[doc] : { id: doc };
  const name = article.title || article.source || say("untitled");
  const parts = [article.source ? source(article.source, short(name, 140)) : bdi(short(name, 140))];
  if (article.source && article.title && !webAddress(article.source)) parts.push(bdi(short(article.source, 80), { class: "from" }));
  if (article.date) parts.push(make("time", { datetime: article.date }, dayText(article.date)));
  return parts;
}

function evidenceItem(piece) {
  const meta = make("p", { class: "meta" });
  for (const part of articleLine(piece.doc)) meta.append(part, " · ");
  meta.append(say("confidence") + " " + grade(piece.confidence));
  if (piece.extractor) meta.append(" · ", make("span", { class: "by" }, piece.extractor));
  const link = articleLink(piece);
  if (link) meta.append(" · ", link);
  return make("li", {}, make("blockquote", { dir: "auto", tabindex: piece.text.length > 700 ? 0 : null }, piece.text), meta);
}

function evidenceList(statement) {
  if (!statement.evidence.length) return make("p", { class: "meta" }, say("noEvidence"));
  return make("ul", { class: "evidence" }, ...statement.evidence.map(evidenceItem));
}

function evidenceWords(statement) {
  const n = statement.evidence.length;
  return (n === 1 ? say("sentencesOne") : say("sentences", { n: count(n) })) + " · " + say("confidence") + " " + grade(statement.confidence);
}

// The sentences are only put into the page when they are asked for: an entity may have thousands.
function evidence(statement, open) {
  const details = make("details", {}, make("summary", {}, evidenceWords(statement)));
  const fill = () => details.children.length === 1 && details.append(evidenceList(statement));
  details.addEventListener("toggle", fill);
  if (open) {
    fill();
    details.open = true;
  }
  return details;
}

function entityButton(k) {
  const entity = DATA.entities[k];
  const button = make("button", { type: "button", class: "entity", on: { click: () => pickEntity(k) } });
  button.append(typeIcon(entity.type), bdi(entity.name));
  return button;
}

function tags(relation) {
  const look = relation.ended || relation.status ? "tag" : "tag plain";
  return qualifierTexts(relation).flatMap((text) => [" ", make("span", { class: look }, text)]);
}

function relationItem(k, self, open) {
  const relation = DATA.relations[k];
  const incoming = relation.object === self && relation.subject !== self;
  const other = relation.object === undefined ? null : incoming ? relation.subject : relation.object;
  const line = make("p", { class: "statement" });
  line.append(make("span", { class: "predicate", title: relation.predicate }, relationWord(relation, incoming)), " ");
  line.append(other === null ? bdi(relation.literal, { class: "literal" }) : entityButton(other), ...tags(relation));
  if (relation.title) line.append(bdi(relation.title, { class: "job" }));
  return make("li", {}, line, evidence(relation, open));
}

function relationSection(self) {
  const found = [...ABOUT[self].relations];
  const order = Object.keys(WORDS.predicates);
  const rank = (k) => order.indexOf(DATA.relations[k].predicate) + (DATA.relations[k].ended ? 0.5 : 0);
  found.sort((a, b) => rank(a) - rank(b) || DATA.relations[b].confidence - DATA.relations[a].confidence || a - b);
  const section = make("section", {}, make("h3", {}, say("relations"), make("span", { class: "number" }, count(found.length))));
  if (!found.length) section.append(make("p", { class: "meta" }, say("noRelations")));
  section.append(shortened(make("ul", { class: "relations" }), found, (k) => [relationItem(k, self, statementCount(self) <= FEW)]));
  return section;
}

// The first of `items`, and a button for the rest.
function shortened(parent, items, toElements) {
  parent.append(...items.slice(0, MANY).flatMap(toElements));
  if (items.length <= MANY) return parent;
  const more = make("button", { type: "button", class: "more" }, say("showAll", { n: count(items.length) }));
  more.addEventListener("click", () => {
    more.remove();
    parent.append(...items.slice(MANY).flatMap(toElements));
  });
  const holder = make("div", {}, parent, more);
  return holder;
}

const changeLine = (change) => make("small", { class: "change" }, " ", changeAmount(change), " ", changeBasis(change));

function factRows(k, columns, open) {
  const fact = DATA.facts[k];
  const cells = {
    metric: [make("span", { title: fact.metric }, word("metrics", fact.metric)), fact.segment ? bdi(fact.segment, { class: "segment", title: say("segment") }) : ""],
    value: [make("span", { title: exact(fact), class: "amount" }, valueText(fact)), fact.change ? changeLine(fact.change) : ""],
    period: [periodText(fact.period, fact.fiscal)],
    status: [make("span", { class: fact.status === "actual" ? "" : "tag" }, word("statuses", fact.status))],
  };
  const row = make("tr", { class: "fact" });
  for (const name of columns) row.append(make("td", { class: name, "data-label": say(name) }, ...cells[name]));
  const below = make("tr", { class: "why" }, make("td", { colspan: columns.length }, evidence(fact, open)));
  return [row, below];
}

function factSection(self) {
  const found = [...ABOUT[self].facts];
  if (!found.length) return null;
  const key = (k) => DATA.facts[k].period || "";
  const rank = (k) => METRIC_ORDER.indexOf(DATA.facts[k].metric);
  found.sort((a, b) => rank(a) - rank(b) || key(b).localeCompare(key(a)) || a - b);
  const has = (name) => found.some((k) => DATA.facts[k][name] !== undefined);
  const columns = ["metric", "value", "period", "status"].filter((name) => name !== "period" || has(name));
  const also = { metric: has("segment") ? "segment" : null, value: has("change") ? "change" : null };
  const heading = (name) => (also[name] ? say(name) + " · " + say(also[name]) : say(name));
  const head = make("tr", {}, ...columns.map((name) => make("th", { scope: "col", class: name }, heading(name))));
  const body = make("tbody");
  const section = make("section", {}, make("h3", {}, say("facts"), make("span", { class: "number" }, count(found.length))));
  const open = statementCount(self) <= FEW;
  const table = make("table", {}, make("thead", {}, head), body);
  const holder = shortened(body, found, (k) => factRows(k, columns, open));
  section.append(make("div", { class: "scroll" }, table));
  if (holder !== body) {
    table.append(body);
    section.append(holder.lastChild);
  }
  return section;
}

function closeButton() {
  return make("button", { type: "button", class: "close", "aria-label": say("close"), title: say("close"), on: { click: () => unpick() } }, "×");
}

function entityHead(k) {
  const entity = DATA.entities[k];
  const kind = make("p", { class: "kind" }, typeIcon(entity.type), word("types", entity.type));
  const head = make("div", { class: "head" }, make("div", {}, kind, make("h2", { dir: "auto" }, entity.name)), closeButton());
  const list = make("dl");
  if (entity.aliases) {
    const names = make("dd", { class: "aliases" });
    entity.aliases.forEach((alias, i) => names.append(i ? ", " : "", bdi(short(alias, 200))));
    list.append(make("dt", {}, say("aliases")), names);
  }
  if (entity.sameAs) {
    const links = make("dd");
    entity.sameAs.forEach((iri, i) => links.append(i ? ", " : "", source(iri, iri.replace(/^https?:\/\/(www\.)?/, "").replace("wikidata.org/entity/", "Wikidata "))));
    list.append(make("dt", {}, say("sameAs")), links);
  }
  for (const known of ["ticker", "isin", "country", "sector"]) {
    if (entity[known]) list.append(make("dt", {}, say(known)), make("dd", {}, bdi(entity[known])));
  }
  list.append(make("dt", {}, say("identifier")), make("dd", {}, make("code", {}, entity.id)));
  return [head, list];
}

function showEntity(k) {
  PANEL.replaceChildren(...[...entityHead(k), ...entityTools(k), factSection(k), relationSection(k)].filter(Boolean));
  openPanel(DATA.entities[k].name);
}

// All statements between the two ends, the clicked one first.
function showRelation(edge) {
  const k = Number(edge.slice(1));
  const { subject, object } = DATA.relations[k];
  const others = ABOUT[subject].relations.filter((other) => {
    const { subject: a, object: b } = DATA.relations[other];
    return other !== k && ((a === subject && b === object) || (a === object && b === subject));
  });
  const head = make("div", { class: "head" }, make("p", { class: "kind" }, say("statementsBetween")), closeButton());
  const list = make("ul", { class: "relations between" });
  for (const other of [k, ...others]) {
    const item = relationItem(other, DATA.relations[other].subject, true);
    item.firstChild.prepend(entityButton(DATA.relations[other].subject), " ");
    list.append(item);
  }
  PANEL.replaceChildren(head, list);
  openPanel(edgeTip(edge)[0]);
}

function openPanel(name) {
  PANEL.hidden = false;
  PANEL.scrollTop = 0;
  PANEL.setAttribute("aria-label", short(name, 200));
  document.body.classList.add("with-panel");
}

function closePanel() {
  PANEL.hidden = true;
  PANEL.replaceChildren();
  document.body.classList.remove("with-panel");
}
