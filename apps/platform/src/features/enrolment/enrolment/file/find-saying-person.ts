import type { Context } from "../../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../../kernel/ids.ts";
import { listRepresentatives } from "../../../identity/households/index.ts";
import type { FileRow } from "../store/tables.ts";

/**
 * Whose words an agent types: those of whom the file writes to. A file that names no representative tells
 * nothing of which parent stood at the desk: undefined, so that neither reads what the other may have said.
 */
export async function findSayingPerson(context: Context, row: FileRow): Promise<PersonId | undefined> {
  const personId = parseId<"person">(row.person_id);
  if (context.actor.kind === "person") return context.actor.personId;
  if (row.contact_id !== row.person_id) return parseId<"person">(row.contact_id);
  const representatives = await listRepresentatives(context, personId);
  return representatives.some(({ kind }) => kind !== "mandate") ? undefined : personId;
}
