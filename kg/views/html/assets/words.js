// Words and figures in the reader's language. Nothing here touches the page.
const read = (id) => JSON.parse(document.getElementById(id).textContent);
const asked = (name, values) => {
  const given = new URLSearchParams(location.hash.slice(1)).get(name);
  return values.includes(given) ? given : null;
};
const LANG = asked("lang", ["de", "en"]) || ((navigator.language || "en").toLowerCase().startsWith("de") ? "de" : "en");
const LOCALE = LANG === (navigator.language || "en").slice(0, 2).toLowerCase() ? navigator.language : LANG;
const WORDS = read("words")[LANG];

const say = (key, values = {}) =>
  typeof WORDS.ui[key] !== "string" ? WORDS.ui[key] : WORDS.ui[key].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
const word = (kind, key) => (Object.hasOwn(WORDS[kind], key) ? WORDS[kind][key] : key);
const grade = (confidence) => new Intl.NumberFormat(LOCALE, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(confidence);
const count = (n) => new Intl.NumberFormat(LOCALE).format(n);

// A canvas has no isolation for right-to-left text: marks that could turn their surroundings are dropped there.
const plain = (text) => text.replace(/[\u0000-\u001f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, " ");
const short = (text, most) => {
  const points = Array.from(plain(text).slice(0, most * 2 + 2));
  return points.length > most ? points.slice(0, most - 1).join("").trimEnd() + "…" : points.join("");
};

const isCurrency = (unit) => /^[A-Z]{3}$/.test(unit);

function format(text, unit, signed) {
  const value = Number(text);
  const size = Math.abs(value);
  const options = { maximumFractionDigits: 2 };
  if (size >= 1e6) Object.assign(options, { notation: "compact", compactDisplay: "short", maximumFractionDigits: 3 });
  const tiny = size > 0 && size < 0.01;
  if (size < 1) options.maximumFractionDigits = 3;
  if (tiny) options.maximumSignificantDigits = 3;
  if (signed) options.signDisplay = "exceptZero";
  if (unit && isCurrency(unit)) {
    const whole = Number.isInteger(value) || size >= 1e6 || tiny;
    Object.assign(options, { style: "currency", currency: unit, minimumFractionDigits: whole ? 0 : 2 });
  }
  return new Intl.NumberFormat(LOCALE, options);
}

function span(written, low, high) {
  try {
    return written.formatRange(low, high);
  } catch {
    return written.format(low) + "–" + written.format(high); // an old browser, or no range
  }
}

// `low` and `high` are decimal strings; the unit is written as the language does, or after the figure.
function amount(low, unit = null, high = undefined, signed = false) {
  const written = format(low, unit, signed);
  const number = (high === undefined ? written.format(Number(low)) : span(written, Number(low), Number(high))).replace("-", "−");
  if (!unit || isCurrency(unit)) return number;
  if (unit === "%") return number + say("percent");
  return number + "\u00a0" + word("units", unit);
}

const exact = (fact) =>
  [fact.value, fact.valueMax].filter((v) => v !== undefined).join("–") + (fact.unit ? " " + fact.unit : "");

function valueText(fact) {
  if (fact.value === undefined) return "";
  return (fact.approx ? say("approx") + " " : "") + amount(fact.value, fact.unit, fact.valueMax);
}

function dayText(iso) {
  const [year, month, day] = iso.split("-").map(Number);
  const options = { year: "numeric", month: "short", timeZone: "UTC" };
  if (day) options.day = "numeric";
  const date = new Date(Date.UTC(year, month - 1, day || 1));
  return Number.isNaN(date.getTime()) ? iso : new Intl.DateTimeFormat(LOCALE, options).format(date);
}

function periodText(period, fiscal) {
  if (!period) return "";
  const [, year, part] = period.match(/^(\d{4})(?:-(.+))?$/) || [null, period, null];
  let text = year;
  if (part && /^Q\d$/.test(part)) text = say("quarter", { n: part[1], year });
  else if (part === "H1" || part === "H2") text = say("half" + part[1], { year });
  else if (part === "9M") text = say("nine", { year });
  else if (part) text = dayText(period);
  return fiscal ? say("fiscal", { period: text }) : text;
}

const changeAmount = (change) => amount(change.value, change.unit, change.valueMax, true);

function changeBasis({ basis }) {
  if (!basis) return "";
  return basis.startsWith("since:") ? say("since", { period: periodText(basis.slice(6)) }) : word("bases", basis);
}

// What hangs on a relation beside its ends: job, share, how far it is.
function qualifierTexts(relation) {
  const found = [];
  if (relation.share !== undefined) found.push(say("share", { n: amount(relation.share, "%") }));
  if (relation.since) found.push(say("since", { period: periodText(relation.since) }));
  if (relation.until) found.push(say("until", { period: periodText(relation.until) }));
  if (relation.status && relation.status !== "done") found.push(word("statuses", relation.status));
  if (relation.ended) found.push(say("ended"));
  return found;
}

function relationWord(relation, incoming = false) {
  if (relation.predicate === "holdsPosition" && relation.role) return word("roles", relation.role);
  const pair = word("predicates", relation.predicate);
  return Array.isArray(pair) ? pair[incoming ? 1 : 0] : pair;
}

function edgeText(relation) {
  const extra = qualifierTexts(relation);
  return relationWord(relation) + (extra.length ? " (" + extra.join(", ") + ")" : "");
}
