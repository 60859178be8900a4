import type { Visitor } from "../support/visitor.ts";

/** One page of each kind: addresses that differ by an identifier only are one page. */
export type Page = string;

/**
 * Follows every link, form and redirect by GET from these pages, as this visitor; never leaves `within`. The
 * pages that it is given are each looked at, even of one kind: who names two knows that they do not show the
 * same.
 */
export async function crawl(
  visitor: Visitor,
  from: readonly string[],
  within: RegExp,
): Promise<readonly Page[]> {
  const kinds = new Set<string>();
  const pages: Page[] = [];
  const asked = new Set<string>();
  const waiting = [...from];
  while (waiting.length > 0) {
    const path = waiting.shift() ?? "";
    if (!within.test(path) || asked.has(path)) continue;
    if (kinds.has(kindOf(path)) && !from.includes(path)) continue;
    asked.add(path);
    const { status, headers, body, location } = await visitor.get(path);
    if (status >= 300 && status < 400) {
      waiting.push(local(location, path));
      continue;
    }
    if (!headers.get("content-type")?.startsWith("text/html")) continue;
    kinds.add(kindOf(path));
    pages.push(path);
    waiting.push(...hrefsIn(body).map((href) => local(href, path)));
  }
  return pages;
}

/** Identifiers and the values of parameters do not make another page; the names of parameters do. */
export function kindOf(path: string): string {
  const { pathname, searchParams } = new URL(path, "http://localhost");
  const place = pathname
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ":id")
    .replace(/\/services\/[^/]+\/partir\//, "/services/:slug/partir/")
    .replace(/\/services\/ouvrir\/[^/]+/, "/services/ouvrir/:slug")
    .replace(/\/registre\/services\/[^/]+$/, "/registre/services/:slug")
    .replace(/\/(themes|evenements|situations)\/[^/]+$/, "/$1/:stop")
    .replace(/(informations|questions)\/(?!export$)[a-z_]+$/, "$1/:name");
  const names = [...searchParams.keys()].filter((name) => !["lang", "retour", "nouvelle"].includes(name));
  return `${place}?${[...new Set(names)].sort().join("&")}`;
}

function hrefsIn(html: string): readonly string[] {
  return [...html.matchAll(/<a\b[^>]*?\bhref="([^"]+)"/g)]
    .map(([, href = ""]) => href.replaceAll("&amp;", "&"))
    .filter((href) => !/[?&]lang=/.test(href) && !/^(mailto|tel|data):/.test(href));
}

function local(href: string, from: string): string {
  const url = new URL(href, `http://localhost${from}`);
  return url.hostname === "localhost" ? url.pathname + url.search : "";
}
