import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Asset } from "@ardeco/ui";

const library = join(
  dirname(createRequire(import.meta.url).resolve("@simplewebauthn/browser")),
  "../dist/bundle/index.umd.min.js",
);

/** The library that turns JSON into what WebAuthn takes, as its makers bundle it; then our few lines. */
export const passkeyAssets: readonly [Asset, Asset] = [
  buildScriptAsset("webauthn", readFileSync(library)),
  buildScriptAsset(
    "passkeys",
    readFileSync(new URL("../../../../../../../assets/passkeys.js", import.meta.url)),
  ),
];

/** Served under its digest, as every asset. */
function buildScriptAsset(name: string, content: Buffer): Asset {
  const digest = createHash("sha256").update(content).digest("hex").slice(0, 10);
  return { name: `${name}.${digest}.js`, content, contentType: "text/javascript; charset=utf-8" };
}
