// What happened when: posts taken and left, deals, foundings; and where articles contradict each other.
const TIMELINE = document.getElementById("timeline-view");
const CONFLICTS = document.getElementById("conflicts-view");
const HAPPENINGS = ["holdsPosition", "acquired", "mergedWith", "investedIn", "founded", "partnerOf", "regulatedBy"];

const firstTold = (statement) => statement.evidence.map((piece) => (typeof piece.doc === "number" ? DATA.documents[piece.doc].date : "") || "").filter(Boolean).sort()[0] || "";

// [day, exact?, relation]: the day that the text gives, else the day of the first article.
function happenings(only) {
  const found = [];
  DATA.relations.forEach((relation, k) => {
    if (!HAPPENINGS.includes(relation.predicate)) return;
    if (only !== null && relation.subject !== only && relation.object !== only) return;
    for (const [day, word] of [[relation.since, "since"], [relation.until, "until"]]) if (day) found.push({ day, word, k });
    if (!relation.since && !relation.until && firstTold(relation)) found.push({ day: firstTold(relation), word: "reported", k });
  });
  return found.sort((a, b) => b.day.localeCompare(a.day) || a.k - b.k);
}

function happeningItem({ day, word: kind, k }) {
  const told = kind === "reported" ? say("reported", { day: dayText(day) }) : say(kind, { period: periodText(day) });
  const item = wholeRelation(k, false);
  item.prepend(make("time", { datetime: day, class: kind }, told));
  return item;
}

function showTimeline(only = STATE.picked?.node ? numberOf(STATE.picked.node) : null, link = true) {
  setView("timeline", false);
  if (link) setLink({ view: "timeline", entity: only === null ? null : DATA.entities[only].id });
  const found = happenings(only);
  const bar = make("div", { class: "bar" });
  if (only !== null) bar.append(make("button", { type: "button", class: "more", on: { click: () => showTimeline(null) } }, say("allOfThem")));
  const years = new Map();
  for (const one of found) years.set(one.day.slice(0, 4), [...(years.get(one.day.slice(0, 4)) || []), one]);
  const parts = [...years].flatMap(([year, items]) => [make("h3", {}, year, make("span", { class: "number" }, count(items.length))), shortened(make("ol", { class: "relations between timeline" }), items, (one) => [happeningItem(one)])]);
  TIMELINE.replaceChildren(bar, make("h2", { dir: "auto" }, only === null ? say("timelineTab") : DATA.entities[only].name), ...(found.length ? parts : [make("p", { class: "meta" }, say("noEvents"))]));
}

function conflictItem({ earlier, later, difference, correction }) {
  const side = (f, name) => make("div", {}, make("p", { class: "meta" }, say(name), " · ", dayText(firstTold(DATA.facts[f]) || "")), make("ul", { class: "relations between" }, wholeFact(f, true)));
  const note = [difference === null ? "" : `${say("difference")} ${amount(String(difference * 100), "%", undefined, true)}`, correction ? say("correction") : ""].filter(Boolean).join(" · ");
  return make("li", {}, make("p", { class: "kind" }, note), make("div", { class: "two" }, side(earlier, "earlier"), side(later, "later")));
}

function showConflicts(link = true) {
  setView("conflicts", false);
  if (link) setLink({ view: "conflicts" });
  const found = DATA.contradictions;
  CONFLICTS.replaceChildren(make("h2", {}, say("conflictsTab"), make("span", { class: "number" }, " " + count(found.length))),
    found.length ? shortened(make("ul", { class: "conflicts" }), found, (one) => [conflictItem(one)]) : make("p", { class: "meta" }, say("noConflicts")));
}
