// Bundle the stylesheets, the fonts, our scripts and the code editor into static/dist. Run by assets.py.
import * as esbuild from "esbuild";
import { readdirSync } from "node:fs";

const shared = {
  bundle: true,
  minify: true,
  target: ["es2022", "chrome123", "firefox121", "safari17.5"],
  loader: { ".woff2": "file" },
  assetNames: "fonts/[name]",
  legalComments: "linked",
  logLevel: "warning",
};

const outdir = "static/dist";
await esbuild.build({ ...shared, outdir, entryPoints: ["static/css/main.css", "static/css/fonts.css"] });

// Every behaviour in one file: a phone waits longer for twenty small requests than for all of them together.
const resolveDir = "static/js/behaviours";
const contents = readdirSync(resolveDir).sort().map((name) => `import "./${name}";`).join("\n");
await esbuild.build({ ...shared, outfile: `${outdir}/lab.js`, stdin: { contents, resolveDir }, format: "iife" });

// The editor is loaded only by pages that have one, over a textarea that works without it.
await esbuild.build({ ...shared, outdir, entryPoints: { editor: "static/js/editor/main.js", policy: "static/js/editor/policy.js" }, format: "iife" });
