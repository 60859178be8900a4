import { assetHrefs, assets, type Display, displays } from "@ardeco/ui";

// Read once, together: the names that pages ask for are those of the files served.
export const uiAssets = assets();

const hrefs = new Map(displays.map((display) => [display, assetHrefs("/assets/", display)]));

/** Addresses of the stylesheet, as the visitor chose to see pages, and of the font. */
export const buildUiHrefs = (display: Display = "device") => hrefs.get(display) ?? assetHrefs();
