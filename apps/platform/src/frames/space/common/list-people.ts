import {
  listRepresentedPeople,
  type RepresentationKind,
} from "../../../features/identity/households/index.ts";
import { listPeopleElements } from "../../../features/identity/identity/index.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { buildPersonNames } from "./build-person-names.ts";
import type { Somebody } from "./somebody.ts";

/** The reader first, then those they act for, in the order their links were made. */
export function listPeople(context: Context, reader: PersonId): Promise<readonly Somebody[]> {
  return context.read(async (tx) => {
    const links = await listReaderLinks(tx, context, reader);
    const ids = [reader, ...links.keys()];
    const elements = await listPeopleElements(tx, context, ids);
    return ids.map((id) => {
      const known = elements.get(id) ?? [];
      const link = links.get(id);
      return {
        ...buildPersonNames(known),
        id,
        self: id === reader,
        elements: known,
        ...(link ? { link } : {}),
      };
    });
  });
}

/**
 * How the reader is tied to each. Several links to one person: a parent stays one, as the use cases hear
 * them.
 */
async function listReaderLinks(tx: Tx, context: Context, reader: PersonId) {
  const links = new Map<PersonId, RepresentationKind>();
  const edges = await listRepresentedPeople(tx, context, { personId: reader, act: "prepare" });
  for (const { representedId, kind } of edges)
    if (links.get(representedId) !== "parental_authority") links.set(representedId, kind);
  return links;
}
