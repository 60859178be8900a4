import { fontAsset } from "./font.ts";
import { type Asset, hashedName } from "./hashed-name.ts";
import { stylesheet } from "./stylesheet.ts";

const stylesheetAsset = (): Asset => {
  const content = Buffer.from(stylesheet());
  return { name: hashedName("ardeco", "css", content), content, contentType: "text/css; charset=utf-8" };
};

let built: readonly Asset[] | undefined;

/** Every file the pages ask for, to serve from one folder (`/assets/`), immutable. */
export function assets(): readonly Asset[] {
  built ??= [stylesheetAsset(), fontAsset()];
  return built;
}

const nameOf = (contentType: string): string =>
  assets().find((asset) => asset.contentType.startsWith(contentType))?.name ?? "";

/** Addresses for `Page`, given the folder the assets are served from. */
export const assetHrefs = (folder = "/assets/"): { stylesheetHref: string; fontHref: string } => ({
  stylesheetHref: folder + nameOf("text/css"),
  fontHref: folder + nameOf("font/woff2"),
});
