import { type Asset, hashedName } from "./hashed-name.ts";
import { dependencyFile } from "./package-file.ts";

const FILE =
  "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2";

let font: Asset | undefined;

/**
 * Atkinson Hyperlegible Next (SIL OFL 1.1), every weight in one file, Latin subset: French needs no other.
 */
export function fontAsset(): Asset {
  if (font) return font;
  const content = dependencyFile(FILE);
  font = { name: hashedName("atkinson", "woff2", content), content, contentType: "font/woff2" };
  return font;
}
