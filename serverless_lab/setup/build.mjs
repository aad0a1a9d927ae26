// Bundle the stylesheets, the fonts and the code editor into static/dist. Run by assets.py.
import * as esbuild from "esbuild";
import { existsSync } from "node:fs";

const shared = {
  bundle: true,
  minify: true,
  target: ["es2022", "chrome123", "firefox121", "safari17.5"],
  outdir: "static/dist",
  loader: { ".woff2": "file" },
  assetNames: "fonts/[name]",
  legalComments: "linked",
  logLevel: "warning",
};

await esbuild.build({ ...shared, entryPoints: ["static/css/main.css", "static/css/fonts.css"] });

// The editor is loaded only by pages that have one, over a textarea that works without it.
if (existsSync("static/js/editor/main.js")) {
  await esbuild.build({ ...shared, entryPoints: { editor: "static/js/editor/main.js" }, format: "iife" });
}
