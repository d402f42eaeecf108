// Turns static/src into what the server hands out: per surface one script, one stylesheet, each with its .gz and .br
// beside it, and manifest.json, written last, that names them. File names carry a hash of the content, so a browser
// may keep them for ever; whatever the new manifest does not name is removed.

import { build } from "esbuild";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { flatten } from "./layers.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const SURFACES = join(HERE, "src", "surfaces");
const STYLES = join(HERE, "src", "styles");
const DIST = join(HERE, "dist");
// Phones in a hall run WebViews of 2019: syntax is lowered for both languages.
const TARGET = ["es2019", "chrome73", "safari12"];
// esbuild reads a rare destructuring bug of old Safari as "unsupported" and would refuse the libraries for it.
const SUPPORTED = { destructuring: true };

const surfaces = existsSync(SURFACES)
  ? readdirSync(SURFACES).filter((name) => name.endsWith(".tsx")).map((name) => basename(name, ".tsx")).sort()
  : [];
mkdirSync(DIST, { recursive: true });
const outputs = surfaces.length > 0 ? await bundled() : [];
for (const output of outputs) {
  if (output.path.endsWith(".css")) writeFileSync(output.path, flatten(readFileSync(output.path, "utf8")));
  compress(output.path);
}
const manifest = Object.fromEntries(surfaces.map((name) => [name, filesOf(name)]));
const kept = new Set(outputs.flatMap(({ file }) => [file, `${file}.gz`, `${file}.br`]));
publish(manifest);
sweep();
for (const name of surfaces) console.log(sizeLine(name));

async function bundled() {
  const entryPoints = surfaces.flatMap((name) => [
    join(SURFACES, `${name}.tsx`),
    ...(existsSync(join(STYLES, `${name}.css`)) ? [join(STYLES, `${name}.css`)] : []),
  ]);
  const result = await build({
    entryPoints,
    outdir: DIST,
    entryNames: "[name].[hash]",
    assetNames: "[name].[hash]",
    bundle: true,
    minify: true,
    metafile: true,
    absWorkingDir: dirname(HERE),
    format: "iife",
    target: TARGET,
    supported: SUPPORTED,
    jsx: "automatic",
    jsxImportSource: "preact",
    charset: "utf8",
    legalComments: "eof",
    // What flatten() does is part of what a file holds, so it is part of the name's hash; as a comment it goes again.
    banner: { css: `/*${createHash("sha256").update(readFileSync(join(HERE, "layers.mjs"))).digest("hex")}*/` },
    define: { "process.env.NODE_ENV": '"production"' },
    loader: { ".svg": "dataurl", ".woff2": "file" },
    logLevel: "warning",
  });
  return Object.entries(result.metafile.outputs).map(([path, { entryPoint }]) => ({
    path: join(dirname(HERE), path),
    file: basename(path),
    entry: entryPoint === undefined ? null : basename(entryPoint),
  }));
}

function filesOf(name) {
  const find = (entry, ending) =>
    outputs.find((output) => output.entry === entry && output.file.endsWith(ending))?.file;
  const css = find(`${name}.css`, ".css");
  return { js: find(`${name}.tsx`, ".js"), ...(css === undefined ? {} : { css }) };
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
  const sizes = Object.entries(manifest[name]).map(([kind, file]) => {
    const bytes = readFileSync(join(DIST, `${file}.gz`)).length;
    return { kind, bytes };
  });
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  const parts = sizes.map(({ kind, bytes }) => `${kind} ${kilobytes(bytes)}`).join(" + ");
  return `${name}: ${kilobytes(total)} gzip (${parts})`;
}

function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
