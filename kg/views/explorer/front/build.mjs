// Bundles what comes from others into ../bundle: `npm ci && npm run build`. The same input gives the same bytes.
import { build } from "esbuild";
import { readFileSync, writeFileSync, readdirSync, existsSync } from "node:fs";
import { gzipSync, constants } from "node:zlib";
import { fileURLToPath } from "node:url";

const bundle = new URL("../bundle/", import.meta.url);
const common = { bundle: true, minify: true, charset: "utf8", target: "es2022", legalComments: "none", absWorkingDir: fileURLToPath(new URL(".", import.meta.url)) };
await build({ ...common, entryPoints: ["src/library.js"], format: "iife", globalName: "kgLibrary", outfile: "../bundle/library.js" });
// `import.meta.url` is only asked where no module is given; a worker made of a text has none.
await build({ ...common, entryPoints: ["src/engine.js"], format: "iife", define: { "import.meta.url": '""' }, outfile: "../bundle/engine.js" });
const packed = gzipSync(readFileSync("node_modules/oxigraph/web_bg.wasm"), { level: constants.Z_BEST_COMPRESSION });
packed[9] = 255; // the operating system that packed it is nobody's business
writeFileSync(new URL("oxigraph.wasm.gz", bundle), packed);

// Every package that went in, with its licence.
const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
const texts = [];
for (const [path, about] of Object.entries(lock.packages)) {
  if (!path || about.dev) continue;
  const file = readdirSync(path).find((name) => /^licen[cs]e/i.test(name));
  const said = JSON.parse(readFileSync(path + "/package.json", "utf8"));
  const own = `licences/${path.split("node_modules/").pop().replace("/", "+")}.txt`;
  const text = file ? readFileSync(path + "/" + file, "utf8") : existsSync(own) ? readFileSync(own, "utf8") : null;
  if (text === null) throw new Error(`${path} has no licence file: write the text of ${said.license} to front/${own}`);
  texts.push(`${said.name} ${about.version} (${said.license})\n\n${text.trim()}\n`);
}
writeFileSync(new URL("LICENCES.txt", bundle), texts.sort().join("\n" + "-".repeat(80) + "\n\n"));
