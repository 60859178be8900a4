import { civilDate } from "../../kernel/civil-date.ts";
import type { Context, Tx } from "../../kernel/context.ts";
import type { PersonId, ServiceId } from "../../kernel/ids.ts";
import { requireCapability } from "../access/index.ts";
import { findPerson } from "../identity/index.ts";
import { birthdateOf } from "./birthdates.ts";
import { householdsErrors } from "./errors.ts";
import type { Act, Representation } from "./representation.ts";
import { allows } from "./rules.ts";
import { openRows } from "./sealed-detail.ts";
import { listRepresentations } from "./store/representations.ts";
import type { RepresentationRow } from "./store/tables.ts";

export interface ActingFor {
  readonly personId: PersonId;
  readonly forPersonId: PersonId;
  /** A usual act by default. */
  readonly act?: Act;
  /** The service concerned, when there is one: a mandate may be bounded to some. */
  readonly serviceId?: ServiceId;
}

/**
 * The one answer to “may this person act for that one today?”. Nobody acts without a live edge, and edges do not chain:
 * who acts for a mother does not act for her child.
 */
export async function canActFor(tx: Tx, context: Context, input: ActingFor): Promise<boolean> {
  if (input.personId === input.forPersonId) return true;
  const between = { representativeId: input.personId, representedId: input.forPersonId, live: true };
  const rows = await listRepresentations(tx, context.authorityId, between);
  return (await allowing(tx, context, rows, input)).length > 0;
}

/** The same answer for everybody at once: the edges by which others may act for this person today. */
export async function listActingFor(
  tx: Tx,
  context: Context,
  input: Omit<ActingFor, "personId">,
): Promise<readonly Representation[]> {
  const between = { representedId: input.forPersonId, live: true };
  const rows = await listRepresentations(tx, context.authorityId, between);
  return allowing(tx, context, rows, input);
}

/** Those of one person's edges that let this be done today. */
async function allowing(
  tx: Tx,
  context: Context,
  rows: readonly RepresentationRow[],
  { forPersonId, act = "usual", serviceId }: Omit<ActingFor, "personId">,
): Promise<readonly Representation[]> {
  if (rows.length === 0) return [];
  const represented = await findPerson(tx, context, forPersonId);
  if (!represented || ["deceased", "erased", "merged"].includes(represented.status)) return [];
  const birthdate = await birthdateOf(tx, context, forPersonId);
  const known = {
    ...(birthdate === undefined ? {} : { birthdate }),
    ...(represented.createdBy === undefined ? {} : { createdBy: represented.createdBy }),
  };
  const today = civilDate(context.now());
  const asked = { act, today, ...(serviceId === undefined ? {} : { serviceId }) } as const;
  return (await openRows(tx, context, rows)).filter((edge) => allows(edge, known, asked));
}

/**
 * Lets pass the person itself, its representative, or an agent at the desk (who acts by role, `person.enrol`).
 * Throws households.cannot_act_for, access.capability_missing.
 */
export async function requireActFor(
  tx: Tx,
  context: Context,
  input: Omit<ActingFor, "personId"> & { readonly personId?: PersonId },
): Promise<void> {
  const personId = input.personId ?? (context.actor.kind === "person" ? context.actor.personId : undefined);
  if (personId === undefined) {
    requireCapability(context, "person.enrol");
    if (context.actor.kind === "staff" && input.act !== "prepare")
      await requireAlive(tx, context, input.forPersonId);
    return;
  }
  if (!(await canActFor(tx, context, { ...input, personId })))
    throw householdsErrors.error("households.cannot_act_for");
}

/** An agent decides nothing in the name of somebody who died. */
async function requireAlive(tx: Tx, context: Context, id: PersonId): Promise<void> {
  if ((await findPerson(tx, context, id))?.status === "deceased")
    throw householdsErrors.error("households.cannot_act_for");
}
