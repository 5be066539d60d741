// Small building blocks: elements, colours of the theme, the shape of a type.
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "on") for (const [event, action] of Object.entries(value)) element.addEventListener(event, action);
    else if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== ""));
  return element;
}

// Names and sentences: isolated, so that right-to-left text does not turn its surroundings. Always text, never markup.
const bdi = (text, attributes = {}) => make("bdi", { dir: "auto", ...attributes }, text);

function webAddress(text) {
  try {
    const url = new URL(text);
    return url.protocol === "http:" || url.protocol === "https:" ? url.href : null;
  } catch {
    return null;
  }
}

function source(text, shown = text) {
  const href = webAddress(text);
  if (!href) return bdi(shown);
  return make("a", { href, target: "_blank", rel: "noopener noreferrer", dir: "auto" }, shown);
}

// Dark or light: as the address asks (`#theme=dark`), else as the system is.
const DARK = matchMedia("(prefers-color-scheme: dark)");
const setTheme = () => (document.documentElement.dataset.theme = asked("theme", ["dark", "light"]) || (DARK.matches ? "dark" : "light"));
DARK.addEventListener("change", setTheme);
setTheme();

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
const typeColour = (type) => colour("type-" + type.toLowerCase());

const SHAPES = {
  Company: "M8 1.5a6.5 6.5 0 1 0 .01 0z",
  Organization: "M2.5 2.5h11v11h-11z",
  Person: "M8 1.8 14.6 13.6H1.4z",
  Product: "M8 .8 15 8 8 15.2 1 8z",
  Place: "M4.4 1.8h7.2L15.2 8l-3.6 6.2H4.4L.8 8z",
  Event: "M8 .7l2.1 4.8 5.2.5-3.9 3.5 1.1 5.1L8 12l-4.500 2.600 1.100-5.100L.7 6l5.200-.5z",
};

function typeIcon(type) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("class", "icon type-" + type.toLowerCase());
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", SHAPES[type]);
  svg.append(path);
  return svg;
}
