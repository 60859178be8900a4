import type { Context } from "../../../../kernel/context.ts";
import { elevate } from "../../../../kernel/elevate.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { requireCapability } from "../../../access/access/index.ts";
import { identityErrors } from "../../../identity/identity/index.ts";
import {
  groupSittings,
  type JournalEntry,
  readPersonJournal,
  type SittingEntry,
} from "../../../trust/audit/index.ts";
import { mayReadPerson } from "../file/reach.ts";

/**
 * Lines about the relation itself. What is done with services names them: it stays between the person and
 * them.
 */
const relation: ReadonlySet<string> = new Set([
  "access",
  "contacts",
  "enrolment",
  "evidence",
  "households",
  "identity",
  "people",
]);

export const isAboutTheRelation = ({ action }: Pick<JournalEntry, "action">): boolean =>
  relation.has(action.split(".")[0] ?? "");

const LOOKED_AT = 60;
const MOST = 12;

/**
 * Use case: for an agent who consults the person, the latest lines about the relation, newest first. Agents
 * do not read the journal (0105): the system reads it for them and leaves out the rest. Throws
 * access.capability_missing, identity.unknown_person.
 */
export async function readRelationJournal(
  context: Context,
  { personId }: { readonly personId: PersonId },
): Promise<readonly SittingEntry[]> {
  requireCapability(context, "person.read");
  const known = await mayReadPerson(context, personId);
  if (!known) throw identityErrors.error("identity.unknown_person");
  const system = elevate(context, {
    name: "desk",
    reason: "Agents do not read the journal; these lines are about the relation alone.",
  });
  const { entries } = await readPersonJournal(system, personId, { limit: LOOKED_AT });
  return groupSittings(entries.filter(isAboutTheRelation)).slice(0, MOST);
}
