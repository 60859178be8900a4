import type { ElementName } from "@ardeco/contracts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { Sentence } from "../../../../kernel/errors.ts";
import { type PersonId, parseId } from "../../../../kernel/ids.ts";
import { listWithheld } from "../../../identity/identity/index.ts";
import { enrolmentErrors } from "../errors.ts";
import type { FileRow } from "../store/tables.ts";

/**
 * Two representatives of one person may be separated: what one of them writes in a file is not the other's to
 * read.
 */
export function isOtherRepresentative(
  { actor }: Context,
  row: Pick<FileRow, "contact_id" | "person_id">,
): boolean {
  return actor.kind === "person" && actor.personId !== row.contact_id && actor.personId !== row.person_id;
}

/** Until it is sent, a file is a private paper of who fills it in. */
export const isDraftOfAnother = (context: Context, row: FileRow): boolean =>
  row.state === "draft" && isOtherRepresentative(context, row);

/** Throws enrolment.draft_of_another. */
export function requireOwn(context: Context, row: FileRow): void {
  if (isOtherRepresentative(context, row)) throw enrolmentErrors.error("enrolment.draft_of_another");
}

const nothing: ReadonlySet<ElementName> = new Set();

/** Elements of which the actor may read neither the value nor what was written about it. */
export async function listActorWithheldElements(
  tx: Tx,
  context: Context,
  personId: PersonId,
): Promise<ReadonlySet<ElementName>> {
  const { actor } = context;
  if (actor.kind !== "person" || actor.personId === personId) return nothing;
  return listWithheld(tx, context, { personId, readerId: actor.personId });
}

/**
 * Elements of which the person whom a file writes to may read neither the value nor what was written about
 * it.
 */
export async function listContactWithheldElements(
  tx: Tx,
  context: Context,
  row: FileRow,
): Promise<ReadonlySet<ElementName>> {
  const about = { personId: parseId<"person">(row.person_id), readerId: parseId<"person">(row.contact_id) };
  return listWithheld(tx, context, about);
}

/** Instead of an agent's words about what another representative declared. */
export const askTheDesk: Sentence = {
  fr: "Un autre représentant a indiqué cette information : un agent vous en donne le motif au guichet.",
  en: "Another representative gave this information: an agent tells you why at the desk.",
};

type Told = { readonly element?: ElementName; readonly reason?: string };

/** Without the agent's words, where they are about an element of this set. */
export function removeWithheldReason<T extends Told>(
  told: T,
  withheld: ReadonlySet<ElementName>,
): T | Omit<T, "reason"> {
  if (told.element === undefined || told.reason === undefined || !withheld.has(told.element)) return told;
  const { reason: _, ...rest } = told;
  return rest;
}
