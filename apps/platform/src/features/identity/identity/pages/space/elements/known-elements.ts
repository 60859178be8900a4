import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import type { Context } from "../../../../../../kernel/context.ts";
import { type Element, listElementHistory } from "../../../index.ts";
import type { KnownElement } from "./element-row.tsx";

/** What stands today, and what was refused or has run out with nothing in its place. */
export async function listKnown(context: Context, somebody: Somebody): Promise<readonly KnownElement[]> {
  const standing = new Set(somebody.elements.map(({ name }) => name));
  const last = new Map<string, Element>();
  for (const element of await listElementHistory(context, somebody.id)) {
    if (standing.has(element.name) || (element.state !== "refused" && element.state !== "expired")) continue;
    const known = last.get(element.name);
    if (!known || known.provenance.at < element.provenance.at) last.set(element.name, element);
  }
  return [...somebody.elements, ...[...last.values()].map((past) => ({ name: past.name, past }))];
}
