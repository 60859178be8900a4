import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Asset } from "@ardeco/ui";

const content = readFileSync(new URL("../../../../../../../assets/card-reader.js", import.meta.url));
const digest = createHash("sha256").update(content).digest("hex").slice(0, 10);
const name = `card-reader.${digest}.js`;

/** Served under its digest, as every asset. */
export const cardReaderAssets: readonly Asset[] = [
  { name, content, contentType: "text/javascript; charset=utf-8" },
];
export const cardReaderScript: string = `/assets/${name}`;
