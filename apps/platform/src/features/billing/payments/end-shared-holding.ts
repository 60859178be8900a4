import type { Context } from "../../../kernel/context.ts";
import { carriedByPeople } from "../../cards/terminals/index.ts";
import {
  checkAccountLeaving,
  endAccountSharing,
  type Leaving,
  type LeavingLook,
  type LeavingPorts,
} from "../../ledger/counters/index.ts";
import { whoOwes } from "../invoices/index.ts";
import { requireCashier, requireNoPaymentInterest, toPaymentsSystem } from "./at-till.ts";

// An adult leaves the account that they share: by themself, or by an agent in person who has them there;
// nobody for somebody close.

const ports: LeavingPorts = { carriedOf: carriedByPeople, whoOwes };

/** Use case: as `checkAccountLeaving`. Throws as it does, and as `endSharedHolding`. */
export async function checkSharedLeaving(context: Context, leaving: Leaving): Promise<LeavingLook> {
  await requireDesk(context, leaving);
  return checkAccountLeaving(context, leaving, ports);
}

/** Use case: as `endAccountSharing`. Throws as it does, and payments.not_named, payments.own_interest. */
export async function endSharedHolding(
  context: Context,
  leaving: Leaving,
): Promise<{ readonly again: boolean }> {
  await requireDesk(context, leaving);
  return endAccountSharing(context, leaving, ports);
}

async function requireDesk(context: Context, { personId }: Leaving): Promise<void> {
  if (context.actor.kind === "person") return;
  const cashier = requireCashier(context);
  const system = toPaymentsSystem(context);
  await system.transaction((tx) => requireNoPaymentInterest(tx, system, { personId, cashier }));
}
