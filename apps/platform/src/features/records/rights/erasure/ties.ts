import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { findAccount, findAgentByEmail } from "../../../access/access/index.ts";
import { listElements, listFolded } from "../../../identity/identity/index.ts";
import { hasColleagueRequirement } from "../../../identity/recovery/index.ts";
import { rightsErrors } from "../errors.ts";
import { listRequestConcerned } from "../notify-request-concerned.ts";
import { toRightsSystem } from "../to-rights-system.ts";
import { canReadMessages } from "./can-read-messages.ts";

/**
 * As of a recovery: an agent lent by another authority, a namesake, or the person themselves, leaves it to a
 * colleague. `namesakes` false: names are not weighed, where nothing is decided against anybody and a small
 * town has few agents.
 */
export async function requireDisinterestedAgent(
  context: Context,
  people: ReadonlySet<PersonId>,
  code:
    | "rights.colleague_needed"
    | "rights.not_by_them"
    | "rights.answered_by_colleague" = "rights.colleague_needed",
  { namesakes = true }: { readonly namesakes?: boolean } = {},
): Promise<void> {
  const { actor } = context;
  if (actor.kind !== "staff") return;
  // As the system: an agent does not read where accounts are reached.
  const system = toRightsSystem(context);
  await system.transaction(async (tx) => {
    for (const personId of people) {
      const { addresses, familyNames } = await readPersonTies(tx, system, personId);
      // Who is reached by nobody's message is another matter: a second agent (`isToldByMessage`).
      const risk = { hasChannel: true, agentName: actor.label, isLent: actor.delegationId !== undefined };
      if (hasColleagueRequirement({ ...risk, familyNames: namesakes ? familyNames : [] }))
        throw rightsErrors.error(code);
      for (const address of addresses)
        if ((await findAgentByEmail(tx, system, address)) === actor.staffId) throw rightsErrors.error(code);
    }
  });
}

/**
 * Whether somebody concerned reads at once that an erasure was noted: a letter comes late, and may be taken;
 * an address that nobody has proved to read may be anybody's, that of who noted it included.
 */
export async function isToldByMessage(
  context: Context,
  { by, personId }: { readonly by: PersonId; readonly personId: PersonId },
): Promise<boolean> {
  const system = toRightsSystem(context);
  return system.transaction(async (tx) => {
    for (const id of await listRequestConcerned(tx, system, { right: "erasure", personId, askedBy: by }))
      if (await canReadMessages(tx, system, id)) return true;
    return false;
  });
}

/** Somebody was merged into their record, and goes with them. */
export const hasMergedPersons = async (tx: Tx, context: Context, personId: PersonId): Promise<boolean> =>
  (await listFolded(tx, context, personId)).length > 0;

async function readPersonTies(tx: Tx, system: Context, personId: PersonId) {
  const known = await listElements(tx, system, personId, ["family_name", "name_of_use", "email"]);
  const account = await findAccount(tx, system, personId);
  const said = (...names: readonly string[]) =>
    known
      .filter(({ name }) => names.includes(name))
      .map(({ validated }) => validated?.value)
      .filter((value) => typeof value === "string");
  return {
    addresses: [...said("email"), ...(account?.email === undefined ? [] : [account.email])],
    familyNames: said("family_name", "name_of_use"),
  };
}
