// Turns static/src into what the server hands out: per surface one first script, one stylesheet and the parts that come
// later, each with its .gz and .br beside it, and manifest.json, written last, that names them. File names carry a hash of
// the content, so a browser may keep them for ever; whatever the new manifest does not name is removed.

import { build } from "esbuild";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { flatten } from "./layers.mjs";
import { needed } from "./needed.mjs";
import { bySystem } from "./themes.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const SURFACES = join(HERE, "src", "surfaces");
const STYLES = join(HERE, "src", "styles");
const DIST = join(HERE, "dist");
// Phones in a hall run WebViews of 2019: syntax is lowered for both languages.
const TARGET = ["es2019", "chrome73", "safari12"];
// esbuild reads a rare destructuring bug of old Safari as "unsupported" and would refuse the libraries for it; import() is
// younger than es2019 and older than those browsers.
const SUPPORTED = { destructuring: true, "dynamic-import": true };

const surfaces = existsSync(SURFACES)
  ? readdirSync(SURFACES).filter((name) => name.endsWith(".tsx")).map((name) => basename(name, ".tsx")).sort()
  : [];
mkdirSync(DIST, { recursive: true });
const outputs = (await Promise.all(surfaces.map(bundled))).flat();
for (const output of outputs) {
  if (output.path.endsWith(".css")) writeFileSync(output.path, flatten(bySystem(readFileSync(output.path, "utf8"))));
  compress(output.path);
}
const manifest = Object.fromEntries(surfaces.map((name) => [name, filesOf(name)]));
const kept = new Set(outputs.filter((output) => !onlyNames(output)).flatMap(({ file }) => [file, `${file}.gz`, `${file}.br`]));
publish(manifest);
sweep();
for (const name of surfaces) console.log(sizeLine(name));

async function bundled(surface) {
  const script = join(SURFACES, `${surface}.tsx`);
  const sheet = join(STYLES, `${surface}.css`);
  const result = await build({
    entryPoints: [script, ...(existsSync(sheet) ? [sheet] : [])],
    outdir: DIST,
    entryNames: "[name].[hash]",
    chunkNames: `${surface}-[name].[hash]`,
    assetNames: "[name].[hash]",
    bundle: true,
    splitting: true,
    minify: true,
    metafile: true,
    absWorkingDir: dirname(HERE),
    format: "esm",
    plugins: [wholeFirstFile(script), ourPico()],
    target: TARGET,
    supported: SUPPORTED,
    jsx: "automatic",
    jsxImportSource: "preact",
    charset: "utf8",
    legalComments: "eof",
    // What happens to a stylesheet afterwards is part of what it holds, so it is part of the name's hash; as a comment it goes again.
    banner: { css: `/*${["layers.mjs", "needed.mjs", "themes.mjs"].reduce((hash, file) => hash.update(readFileSync(join(HERE, file))), createHash("sha256")).digest("hex")}*/` },
    define: { "process.env.NODE_ENV": '"production"' },
    loader: { ".svg": "dataurl", ".woff2": "file" },
    logLevel: "warning",
  });
  return Object.entries(result.metafile.outputs).map(([path, { entryPoint, imports }]) => ({
    surface,
    path: join(dirname(HERE), path),
    file: basename(path),
    entry: entryPoint === undefined ? null : basename(entryPoint),
    imports: imports.filter(({ kind }) => kind === "import-statement").map((one) => basename(one.path)),
  }));
}

/** What is imported later also imports the surface it belongs to, which has run by then.  So everything the surface needs at
 * first is needed by each part too, and esbuild, which cuts where needs differ, leaves it whole: one file, one request. */
function wholeFirstFile(script) {
  return {
    name: "whole-first-file",
    setup(bundler) {
      bundler.onResolve({ filter: /^\./ }, async ({ kind, path, resolveDir, importer }) => {
        if (kind !== "dynamic-import") return undefined;
        const found = await bundler.resolve(path, { kind: "import-statement", resolveDir, importer });
        return found.errors.length > 0 ? found : { path: relative(HERE, found.path), namespace: "later" };
      });
      bundler.onLoad({ filter: /./, namespace: "later" }, ({ path }) => ({
        contents: [`import ${JSON.stringify(script)};`, `export * from ${JSON.stringify(join(HERE, path))};`].join("\n"),
        resolveDir: HERE,
      }));
    },
  };
}

/** What is left of Pico, before it is bundled. */
function ourPico() {
  return {
    name: "our-pico",
    setup(bundler) {
      bundler.onLoad({ filter: /pico[^/\\]*\.css$/, namespace: "file" }, ({ path }) =>
        path.includes("node_modules") ? { contents: needed(readFileSync(path, "utf8")), loader: "css", resolveDir: dirname(path) } : undefined);
    },
  };
}

function filesOf(surface) {
  const own = outputs.filter((output) => output.surface === surface);
  const css = own.find(({ entry }) => entry === `${surface}.css`)?.file;
  const entry = own.find((output) => output.entry === `${surface}.tsx`);
  const js = onlyNames(entry) ? entry.imports[0] : entry.file;
  const parts = own.filter(({ path, entry }) => path.endsWith(".js") && entry !== null && entry !== `${surface}.tsx`);
  const later = Object.fromEntries(parts.map((part) => [sourceOf(part), needs(part, own).filter((file) => file !== js).sort()]));
  return { js, ...(css === undefined ? {} : { css }), later };
}

/** Where there are parts, the entry only names the whole first file; the page asks for that one itself. */
function onlyNames({ surface, entry, imports }) {
  return entry === `${surface}.tsx` && imports.length > 0;
}

function sourceOf({ entry }) {
  return entry.replace(/\.tsx?$/, "");
}

/** A part's file and whatever it stands on. */
function needs(part, own, found = new Set()) {
  if (found.has(part.file)) return [...found];
  found.add(part.file);
  for (const file of part.imports) needs(own.find((output) => output.file === file), own, found);
  return [...found];
}

function compress(path) {
  const content = readFileSync(path);
  writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
  writeFileSync(`${path}.br`, brotliCompressSync(content, {
    params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
  }));
}

function publish(content) {
  const draft = join(DIST, "manifest.json.new");
  writeFileSync(draft, `${JSON.stringify(content, null, 2)}\n`);
  renameSync(draft, join(DIST, "manifest.json"));
}

function sweep() {
  for (const name of readdirSync(DIST)) {
    if (!kept.has(name) && name !== "manifest.json") rmSync(join(DIST, name), { recursive: true });
  }
}

function sizeLine(name) {
  const { js, css, later } = manifest[name];
  const first = [js, css].filter((file) => file !== undefined).map((file) => [file.split(".").pop(), weight(file)]);
  const rest = [...new Set(Object.values(later).flat())].reduce((sum, file) => sum + weight(file), 0);
  const total = first.reduce((sum, [, bytes]) => sum + bytes, 0);
  const parts = first.map(([kind, bytes]) => `${kind} ${kilobytes(bytes)}`).join(" + ");
  return `${name}: ${kilobytes(total)} gzip (${parts})${rest === 0 ? "" : `, later ${kilobytes(rest)}`}`;
}

function weight(file) {
  return readFileSync(join(DIST, `${file}.gz`)).length;
}

function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
