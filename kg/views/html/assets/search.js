// Search over names and aliases, with suggestions: a combobox with a list box (ARIA authoring practices).
const QUERY = document.getElementById("query");
const HITS = document.getElementById("hits");
const MOST_HITS = 12;

// Capitals, accents and German umlauts spelt out do not matter: "muller", "mueller" and "Müller" are one.
const fold = (text) =>
  text.toLowerCase().replace(/ä/g, "ae").replace(/ö/g, "oe").replace(/ü/g, "ue").replace(/ß/g, "ss").normalize("NFD").replace(/\p{M}/gu, "");
const loose = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/ß/g, "ss");

let index = null;
function searchIndex() {
  index ??= DATA.entities.map((entity) => [entity.name, ...(entity.aliases || [])].map((name) => ({ name, keys: [...new Set([fold(name), loose(name)])] })));
  return index;
}

// 0 the whole name, 1 its beginning, 2 the beginning of a word, 3 anywhere; null no match.
function match(key, asked) {
  const at = key.indexOf(asked);
  if (at < 0) return null;
  if (at === 0) return key.length === asked.length ? 0 : 1;
  return /[\s\-.&'’(]/.test(key[at - 1]) ? 2 : 3;
}

function find(text) {
  const asked = [...new Set([fold(text.trim()), loose(text.trim())])].filter(Boolean);
  const found = [];
  searchIndex().forEach((names, k) => {
    let best = null;
    names.forEach(({ name, keys }, i) => {
      for (const key of keys)
        for (const wish of asked) {
          const rank = match(key, wish);
          if (rank !== null && (best === null || rank + (i ? 0.5 : 0) < best.rank)) best = { k, rank: rank + (i ? 0.5 : 0), alias: i ? name : null };
        }
    });
    if (best) found.push(best);
  });
  return found.sort((a, b) => a.rank - b.rank || a.k - b.k);
}

let hits = [];
let active = -1;

function hitItem(hit, i) {
  const entity = DATA.entities[hit.k];
  const item = make("li", { role: "option", id: "hit" + i, "aria-selected": "false" }, typeIcon(entity.type));
  const names = make("span", { class: "names" }, bdi(short(entity.name, 80)));
  if (hit.alias) names.append(make("small", {}, bdi(short(hit.alias, 60))));
  item.append(names);
  if (!isDrawn("n" + hit.k)) item.append(make("small", { class: "off" }, say("hidden")));
  item.addEventListener("mousedown", (event) => event.preventDefault());
  item.addEventListener("click", () => choose(i));
  return item;
}

function suggest() {
  const text = QUERY.value;
  const all = text.trim() ? find(text) : [];
  hits = all.slice(0, MOST_HITS);
  HITS.replaceChildren(...hits.map(hitItem));
  if (text.trim() && !hits.length) HITS.append(make("li", { class: "nothing", "aria-disabled": "true", role: "option" }, say("noHits")));
  if (all.length > hits.length) HITS.append(make("li", { class: "nothing", "aria-disabled": "true", role: "option" }, say("hits", { n: count(all.length) })));
  openHits(text.trim() !== "");
  activate(hits.length ? 0 : -1);
}

function openHits(open) {
  HITS.hidden = !open;
  QUERY.setAttribute("aria-expanded", String(open));
  if (!open) QUERY.removeAttribute("aria-activedescendant");
}

function activate(i) {
  active = i;
  hits.forEach((_, k) => HITS.children[k].setAttribute("aria-selected", String(k === i)));
  if (i < 0) return;
  QUERY.setAttribute("aria-activedescendant", "hit" + i);
  HITS.children[i].scrollIntoView({ block: "nearest" });
}

function choose(i) {
  const hit = hits[i];
  if (!hit) return;
  openHits(false);
  QUERY.value = "";
  pickEntity(hit.k);
  STAGE.focus({ preventScroll: true });
}

function searchKeys(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && hits.length) activate((active + step + hits.length) % hits.length);
  else if (event.key === "Enter") choose(active);
  else if (event.key === "Escape") {
    QUERY.value = "";
    openHits(false);
  } else return;
  event.preventDefault();
  event.stopPropagation();
}

function startSearch() {
  QUERY.placeholder = say(innerWidth > 900 ? "searchHint" : "search");
  QUERY.setAttribute("aria-label", say("search"));
  HITS.setAttribute("aria-label", say("search"));
  QUERY.addEventListener("input", suggest);
  QUERY.addEventListener("focus", () => QUERY.value.trim() && suggest());
  QUERY.addEventListener("blur", () => openHits(false));
  QUERY.addEventListener("keydown", searchKeys);
}
