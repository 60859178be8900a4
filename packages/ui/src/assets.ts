import { fontAsset } from "./font.ts";
import { type Asset, hashedName } from "./hashed-name.ts";
import { buildDenseStylesheet, stylesheet } from "./stylesheet.ts";
import { type Display, displays } from "./theme/display.ts";

const cssAsset = (name: string, css: string): Asset => {
  const content = Buffer.from(css);
  return { name: hashedName(name, "css", content), content, contentType: "text/css; charset=utf-8" };
};

const stylesheets = new Map<Display, Asset>();
const denseAsset = cssAsset("dense", buildDenseStylesheet());
let built: readonly Asset[] | undefined;

/** Every file the pages ask for, to serve from one folder (`/assets/`), immutable. */
export function assets(): readonly Asset[] {
  if (built) return built;
  for (const display of displays) stylesheets.set(display, cssAsset("ardeco", stylesheet(display)));
  built = [...stylesheets.values(), denseAsset, fontAsset()];
  return built;
}

/** Addresses for `Page`, given the folder the assets are served from. */
export const assetHrefs = (
  folder = "/assets/",
  display: Display = "device",
): { stylesheetHref: string; denseStylesheetHref: string; fontHref: string } => {
  assets();
  return {
    stylesheetHref: folder + (stylesheets.get(display)?.name ?? ""),
    denseStylesheetHref: folder + denseAsset.name,
    fontHref: folder + fontAsset().name,
  };
};
