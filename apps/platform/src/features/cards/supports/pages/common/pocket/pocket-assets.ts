import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Asset } from "@ardeco/ui";
import { drawingModule, readingModule } from "../../../index.ts";

const readPocketAsset = (file: string): string =>
  readFileSync(new URL(`../../../../../../../assets/${file}`, import.meta.url), "utf8");

/** Served under its digest, as every asset. */
function buildScriptAsset(name: string, text: string): Asset {
  const digest = createHash("sha256").update(text).digest("hex").slice(0, 10);
  return {
    name: `${name}.${digest}.js`,
    content: Buffer.from(text),
    contentType: "text/javascript; charset=utf-8",
  };
}

/** The library that draws, as its author publishes it: a module without imports. */
const drawing = buildScriptAsset("qr", drawingModule());

const content = buildScriptAsset("pocket-content", readPocketAsset("pocket-content.js"));

/** A module names its neighbours by the addresses that they are served under. */
const pocket = buildScriptAsset(
  "pocket",
  readPocketAsset("pocket.js")
    .replace('"./qr.js"', `"./${drawing.name}"`)
    .replace('"./pocket-content.js"', `"./${content.name}"`),
);

/** Reads pictures, where the browser has no `BarcodeDetector`. */
const reading = buildScriptAsset("qr-decode", readingModule(`./${drawing.name}`));
const scan = buildScriptAsset(
  "scan",
  readPocketAsset("scan.js").replace('"./qr-decode.js"', `"./${reading.name}"`),
);
export const scanScript: string = `/assets/${scan.name}`;

export const pocketAssets: readonly Asset[] = [drawing, content, pocket, reading, scan];
export const pocketScript: string = `/assets/${pocket.name}`;

/** Not an asset: it answers under the authority, whose pocket it keeps. */
export const workerText: string = readPocketAsset("pocket-worker.js");
