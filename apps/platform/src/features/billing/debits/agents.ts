import { type CivilDate, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId, StaffId } from "../../../kernel/ids.ts";
import { hasCapability, requireCapability } from "../../access/access/index.ts";
import { hasGain } from "../../identity/interests/index.ts";
import { findNaming, getRegie, type RegieId } from "../payments/index.ts";
import type { Creditor } from "./debit.ts";
import { debitsErrors } from "./errors.ts";
import { listRegiesOfCollections } from "./store/collections.ts";

export interface Agent {
  readonly staffId: StaffId;
  readonly label: string;
}

/** An agent of the house, in person. Throws debits.agent_needed. */
export function requireDebitAgent({ actor }: Context): Agent {
  if (actor.kind !== "staff" || actor.delegationId !== undefined)
    throw debitsErrors.error("debits.agent_needed");
  return { staffId: actor.staffId, label: actor.label };
}

/** Who receives people at a desk. Throws access.capability_missing, debits.agent_needed. */
export function requireDebitDeskAgent(context: Context): Agent {
  requireCapability(context, "payment.take");
  return requireDebitAgent(context);
}

/**
 * Whoever would gain leaves it to a colleague: the person, who lives with them, who acts for them. Throws
 * debits.own_interest.
 */
export async function requireNoDebitInterest(
  tx: Tx,
  system: Context,
  { personId, agent }: { readonly personId: PersonId; readonly agent: Agent },
): Promise<void> {
  if (await hasGain(tx, system, personId, agent)) throw debitsErrors.error("debits.own_interest");
}

/** What an agent may do with the collections of a series. */
export interface Rights {
  /** Prepares and cancels: an administrator of invoices, or whoever is named in the régie. */
  readonly prepares: boolean;
  /** Takes files, counts what was paid, reads returns: the régisseur of today. */
  readonly collects: boolean;
}

export async function resolveDebitRights(
  tx: Tx,
  context: Context,
  { regieId }: { readonly regieId: RegieId | null },
): Promise<Rights> {
  const { actor } = context;
  if (actor.kind !== "staff" || actor.delegationId !== undefined) return { prepares: false, collects: false };
  const today: CivilDate = toCivilDate(context.now());
  const naming =
    regieId !== null && hasCapability(actor, "payment.take")
      ? findNaming(await getRegie(tx, context, regieId), actor.staffId, today)
      : undefined;
  return {
    prepares: naming !== undefined || hasCapability(actor, "invoice.issue"),
    collects: naming?.part === "regisseur",
  };
}

/**
 * In any of the régies that this series has, or had when a collection was prepared: who gave a file reads
 * what comes back of it.
 */
export async function resolveSeriesDebitRights(
  tx: Tx,
  context: Context,
  { seriesId, regieId }: Pick<Creditor, "seriesId" | "regieId">,
): Promise<Rights & { readonly collectsFor: ReadonlySet<RegieId> }> {
  const own = await resolveDebitRights(tx, context, { regieId });
  const collectsFor = new Set(own.collects ? [regieId] : []);
  let { prepares } = own;
  for (const former of await listRegiesOfCollections(tx, context.authorityId, seriesId)) {
    if (former === regieId) continue;
    const rights = await resolveDebitRights(tx, context, { regieId: former });
    prepares ||= rights.prepares;
    if (rights.collects) collectsFor.add(former);
  }
  return { prepares, collects: collectsFor.size > 0, collectsFor };
}

/** Throws debits.not_named. */
export async function requireRight(
  tx: Tx,
  context: Context,
  { creditor, right }: { readonly creditor: Pick<Creditor, "regieId">; readonly right: keyof Rights },
): Promise<Agent> {
  if (!(await resolveDebitRights(tx, context, creditor))[right]) throw debitsErrors.error("debits.not_named");
  return requireDebitAgent(context);
}
