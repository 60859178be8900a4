import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";

/** A whole HTML document from a `Page`. Text and attributes are escaped by the renderer. */
export const render = (page: VNode): string => `<!doctype html>${renderToString(page)}`;
