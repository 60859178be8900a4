import { assetHrefs, assets } from "@ardeco/ui";

// Read once, together: the names that pages ask for are those of the files served.
export const uiAssets = assets();
export const uiHrefs = assetHrefs();
