import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Asset } from "@ardeco/ui";

const content = readFileSync(new URL("../../../../../../../../assets/upload-bar.js", import.meta.url));
const digest = createHash("sha256").update(content).digest("hex").slice(0, 10);

/** Shows how far a file has gone. Served under its digest, as every asset. */
export const uploadScript: Asset = {
  name: `upload-bar.${digest}.js`,
  content,
  contentType: "text/javascript; charset=utf-8",
};
