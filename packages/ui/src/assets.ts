import { fontAsset } from "./font.ts";
import { type Asset, hashedName } from "./hashed-name.ts";
import { stylesheet } from "./stylesheet.ts";
import { type Display, displays } from "./theme/display.ts";

const stylesheetAsset = (display: Display): Asset => {
  const content = Buffer.from(stylesheet(display));
  return { name: hashedName("ardeco", "css", content), content, contentType: "text/css; charset=utf-8" };
};

const stylesheets = new Map<Display, Asset>();
let built: readonly Asset[] | undefined;

/** Every file the pages ask for, to serve from one folder (`/assets/`), immutable. */
export function assets(): readonly Asset[] {
  if (built) return built;
  for (const display of displays) stylesheets.set(display, stylesheetAsset(display));
  built = [...stylesheets.values(), fontAsset()];
  return built;
}

/** Addresses for `Page`, given the folder the assets are served from. */
export const assetHrefs = (
  folder = "/assets/",
  display: Display = "device",
): { stylesheetHref: string; fontHref: string } => {
  assets();
  return {
    stylesheetHref: folder + (stylesheets.get(display)?.name ?? ""),
    fontHref: folder + fontAsset().name,
  };
};
