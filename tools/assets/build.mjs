// Bundles the style sheets and the script, leaves out the rules that no template uses, and makes them small.
// Started by build.py, from the top folder.
import { copyFile, mkdir, readdir, rename, writeFile } from "node:fs/promises";
import { build, transform } from "esbuild";
import { PurgeCSS } from "purgecss";

const from = "src/zorgvuldig/web/static_src";
const to = "src/zorgvuldig/web/static";
const target = ["chrome111", "firefox113", "safari16.4"];

const content = [
  "src/zorgvuldig/**/templates/**/*.html",
  "src/zorgvuldig/**/forms*.py",
  "src/zorgvuldig/**/forms/*.py",
  "src/zorgvuldig/**/templatetags/*.py",
  `${from}/*.js`,
];

// Whole class names, also inside "{% if x %} zv-card--wide{% endif %}".
const words = (text) => text.match(/[A-Za-z0-9_-]+/g) ?? [];

// States for a style guide only: in a browser the real :hover and :focus do this.
const forTestsOnly = [/-test\b/, /--forced-colors/];

// Written together in a template from two halves: "alert--{{ kind }}".
const safelist = [/^(utrecht-alert|nl-button|zv-icon|zv-badge|zv-advice|zv-column)--(info|ok|warning|error|acute|primary|secondary|subtle|wait|plain|yes|no|weigh|protects|worries|goals)$/];

async function styles() {
  const bundle = await build({ entryPoints: [`${from}/zorgvuldig.css`], bundle: true, write: false, target });
  const [{ css }] = await new PurgeCSS().purge({
    content,
    css: [{ raw: bundle.outputFiles[0].text }],
    defaultExtractor: words,
    blocklist: forTestsOnly,
    safelist,
    variables: true,
    keyframes: true,
  });
  const { code } = await transform(css, { loader: "css", minify: true, legalComments: "none", target });
  return `/*! EUPL-1.2. Built from @utrecht and @nl-design-system-candidate components (EUPL-1.2) and our own. */\n${code}`;
}

// The public pages of the line carry their style inside the page: no more than they need.
async function lightStyles() {
  const bundle = await build({ entryPoints: [`${from}/helpline.css`], bundle: true, minify: true, write: false, target });
  return bundle.outputFiles[0].text.trim();
}

async function script(name) {
  const bundle = await build({
    entryPoints: [`${from}/${name}`], bundle: true, minify: true, write: false, format: "iife", target,
  });
  return bundle.outputFiles[0].text;
}

async function put(name, text) {
  await writeFile(`${to}/${name}.new`, text);
  await rename(`${to}/${name}.new`, `${to}/${name}`);
  console.log(`${name}: ${text.length} tekens`);
}

await mkdir(to, { recursive: true });
await put("zorgvuldig.css", await styles());
await put("zorgvuldig.js", await script("zorgvuldig.js"));
await put("helpline.css", await lightStyles());
await put("plain.css", await lightStyles()); // for pages that do not say whose they are
await put("helpline.js", await script("helpline.js"));
for (const name of await readdir(from)) {
  if (name.endsWith(".svg")) await copyFile(`${from}/${name}`, `${to}/${name}`);
}
