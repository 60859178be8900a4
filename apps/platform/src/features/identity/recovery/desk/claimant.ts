import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonId, StaffId } from "../../../../kernel/ids.ts";
import { findAccount, findAgentByEmail } from "../../../access/access/index.ts";
import { isAdult, isHeldByParents, listRepresentatives } from "../../households/index.ts";
import { type ElementPair, getPerson, listElements } from "../../identity/index.ts";
import { recoveryErrors } from "../errors.ts";
import { hasActsByOthers } from "../rules.ts";

export interface Claimant {
  readonly hasChannel: boolean;
  /** Validated names, to compare with the agent's. */
  readonly familyNames: readonly string[];
  /** Addresses where the person may be told: the account's, and the one an agent or a link has confirmed. */
  readonly addresses: readonly string[];
}

/** Whoever may get an account back here, by this agent. Throws as openRecovery. */
export async function requireRecoverable(
  tx: Tx,
  system: Context,
  { personId, staffId }: { readonly personId: PersonId; readonly staffId: StaffId },
): Promise<Claimant> {
  const person = await getPerson(tx, system, personId);
  const account = await findAccount(tx, system, personId);
  const isHere = person.status === "declared" || person.status === "enrolled";
  if (!account || account.closedOn !== undefined || !isHere)
    throw recoveryErrors.error("recovery.no_account");
  const known = await listElements(tx, system, personId, [
    "family_name",
    "name_of_use",
    "birthdate",
    "email",
  ]);
  const birthdate = findValidatedText(known, "birthdate");
  const familyName = findValidatedText(known, "family_name");
  if (!birthdate || !familyName) throw recoveryErrors.error("recovery.identity_not_validated");
  const representedBy = await listRepresentatives(system, personId);
  const today = toCivilDate(system.now());
  if (hasActsByOthers({ isAdult: isAdult(birthdate, today), representedBy, today }))
    throw recoveryErrors.error("recovery.others_act");
  // Its address may be a parent's: they would be told first, and could stop it.
  if (await isHeldByParents(system, personId)) throw recoveryErrors.error("recovery.hand_over_first");
  const addresses = [account.email, findValidatedText(known, "email")].filter((one) => one !== undefined);
  for (const address of addresses) {
    if ((await findAgentByEmail(tx, system, address)) === staffId)
      throw recoveryErrors.error("recovery.own_account");
  }
  return {
    hasChannel: account.email !== undefined && account.confirmed,
    familyNames: [familyName, findValidatedText(known, "name_of_use") ?? ""],
    addresses: [...new Set(addresses)],
  };
}

function findValidatedText(known: readonly ElementPair[], name: string): string | undefined {
  const value = known.find((one) => one.name === name)?.validated?.value;
  return typeof value === "string" ? value : undefined;
}
