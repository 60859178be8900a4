import {
  type RepresentationKind,
  readRepresentedPeople,
} from "../../../features/identity/households/index.ts";
import { readPeopleElements } from "../../../features/identity/identity/index.ts";
import type { Context } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { buildPersonNames } from "./build-person-names.ts";
import type { Somebody } from "./somebody.ts";

/** The reader first, then those they act for, in the order their links were made. */
export async function listPeople(context: Context, reader: PersonId): Promise<readonly Somebody[]> {
  const links = await listReaderLinks(context, reader);
  const ids = [reader, ...links.keys()];
  const elements = await readPeopleElements(context, ids);
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
}

/**
 * How the reader is tied to each. Several links to one person: a parent stays one, as the use cases hear
 * them.
 */
async function listReaderLinks(context: Context, reader: PersonId) {
  const links = new Map<PersonId, RepresentationKind>();
  const edges = await readRepresentedPeople(context, { personId: reader, act: "prepare" });
  for (const { representedId, kind } of edges)
    if (links.get(representedId) !== "parental_authority") links.set(representedId, kind);
  return links;
}
