import { type CivilDate, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { elevate, type SystemContext } from "../../../kernel/elevate.ts";
import type { PersonId, StaffId } from "../../../kernel/ids.ts";
import { requireCapability } from "../../access/access/index.ts";
import { hasGain } from "../../identity/interests/index.ts";
import { paymentsErrors } from "./errors.ts";
import { getRegie } from "./keep-regie.ts";
import type { Regie, RegieId } from "./payment.ts";
import { computeTillDay, findNaming } from "./rules.ts";
import { findLastClosed, lockRegie } from "./store/payments.ts";

export interface Cashier {
  readonly staffId: StaffId;
  readonly label: string;
}

export const toPaymentsSystem = (context: Context): SystemContext =>
  elevate(context, {
    name: "payments",
    reason: "The journal of a till and the entries of the ledger are written by no person and no agent.",
  });

/**
 * Who takes money: an agent of the house, in person. Throws access.capability_missing, payments.not_named.
 */
export function requireCashier(context: Context): Cashier {
  requireCapability(context, "payment.take");
  const { actor } = context;
  if (actor.kind !== "staff" || actor.delegationId !== undefined)
    throw paymentsErrors.error("payments.not_named");
  return { staffId: actor.staffId, label: actor.label };
}

export interface OpenTill {
  readonly regie: Regie;
  /** The day to which a payment taken now belongs. */
  readonly day: CivilDate;
}

/**
 * The till of an agent who is named today, held until the transaction ends. Throws payments.unknown_regie,
 * payments.not_named.
 */
export async function openTill(
  tx: Tx,
  system: Context,
  { regieId, staffId }: { readonly regieId: RegieId; readonly staffId: StaffId },
): Promise<OpenTill> {
  await lockRegie(tx, system.authorityId, regieId);
  const regie = await getRegie(tx, system, regieId);
  const today = toCivilDate(system.now());
  if (!findNaming(regie, staffId, today)) throw paymentsErrors.error("payments.not_named");
  const last = await findLastClosed(tx, system.authorityId, { regieId, staffId });
  return { regie, day: computeTillDay(today, last) };
}

/**
 * Whoever would gain leaves it to a colleague: the person, who lives with them, who acts for them. By the
 * system. Throws payments.own_interest.
 */
export async function requireNoPaymentInterest(
  tx: Tx,
  system: Context,
  { personId, cashier }: { readonly personId: PersonId; readonly cashier: Cashier },
): Promise<void> {
  if (await hasGain(tx, system, personId, cashier)) throw paymentsErrors.error("payments.own_interest");
}
