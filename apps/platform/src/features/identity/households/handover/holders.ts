import { type CivilDate, toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { type Account, findAccount } from "../../../access/access/index.ts";
import { getPerson } from "../../identity/index.ts";
import { householdsErrors } from "../errors.ts";
import { readBirth } from "../read-births.ts";
import type { Representation } from "../representation.ts";
import { isAccountHolder, isAdult, isGivenForChild } from "../rules.ts";
import { openRows } from "../sealed-detail.ts";
import { listRepresentations } from "../store/representations.ts";
import type { RepresentationRow } from "../store/tables.ts";
import { isAddressHolder } from "./entered-by.ts";

export interface Parent {
  readonly row: RepresentationRow;
  readonly edge: Representation;
}

/** An adult's account, and who entered it for them before eighteen. */
export interface Holding {
  readonly account: Account | undefined;
  readonly parents: readonly Parent[];
  /**
   * A parent may still enter: by a link that lives, by an address that was theirs, or the account has none.
   */
  readonly held: boolean;
  /** It changed hands already. */
  readonly handedOver: boolean;
}

/** Throws households.still_a_minor, also for a birth date that is unknown, or that nobody checked. */
export async function readHolding(tx: Tx, system: Context, personId: PersonId): Promise<Holding> {
  const { checked: birthdate } = await readBirth(tx, system, personId);
  if (birthdate === undefined || !isAdult(birthdate, toCivilDate(system.now())))
    throw householdsErrors.error("households.still_a_minor");
  const parents = await listParents(tx, system, { personId, birthdate });
  const account = await findAccount(tx, system, personId);
  const live = parents.some(({ edge }) => edge.state !== "ended");
  return {
    account,
    parents,
    held: live || (parents.length > 0 && (await isOfParents(tx, system, { account, parents, birthdate }))),
    handedOver: parents.some(({ edge }) => edge.handedOver),
  };
}

/** Is it to be handed over, rather than got back? Throws households.still_a_minor. */
export function isHeldByParents(system: Context, personId: PersonId): Promise<boolean> {
  return system.read(async (tx) => {
    const { held, handedOver } = await readHolding(tx, system, personId);
    return held && !handedOver;
  });
}

/** Those who entered the account for the child: by a link that counted, tied before majority. */
async function listParents(
  tx: Tx,
  system: Context,
  { personId, birthdate }: { readonly personId: PersonId; readonly birthdate: CivilDate },
): Promise<readonly Parent[]> {
  const { createdBy } = await getPerson(tx, system, personId);
  const all = { representedId: personId, live: false };
  const rows = await listRepresentations(tx, system.authorityId, all);
  const edges = new Map((await openRows(tx, system, rows)).map((edge) => [edge.id as string, edge]));
  return rows.flatMap((row) => {
    const edge = edges.get(row.id);
    return edge && isAccountHolder(edge, { birthdate, createdBy }) ? [{ row, edge }] : [];
  });
}

/**
 * Without an address, or with one that somebody who represented the child gave it or reads: nobody but them
 * could enter by a link. What they change after majority, of their own address or of the account's, makes it
 * the young adult's no more than before.
 */
async function isOfParents(
  tx: Tx,
  system: Context,
  { account, parents, birthdate }: Pick<Holding, "account" | "parents"> & { readonly birthdate: CivilDate },
): Promise<boolean> {
  if (account?.email === undefined || isGivenForChild(account.confirmedOn, { birthdate })) return true;
  for (const { edge } of parents) {
    if (edge.heldAccount || (await isAddressHolder(tx, system, account.email, edge))) return true;
  }
  return false;
}
