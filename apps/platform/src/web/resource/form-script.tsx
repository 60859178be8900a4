import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Asset } from "@ardeco/ui";

const content = readFileSync(new URL("../../../assets/forms.js", import.meta.url));
const digest = createHash("sha256").update(content).digest("hex").slice(0, 10);

export const formScript: Asset = {
  name: `forms.${digest}.js`,
  content,
  contentType: "text/javascript; charset=utf-8",
};

/** Once a page that has forms of a mould: without it, they are sent by the browser. */
export const FormScript = () => <script type="module" src={`/assets/${formScript.name}`} />;
