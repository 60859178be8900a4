import type { Context } from "../../../kernel/context.ts";
import { carriedByPeople } from "../../cards/terminals/index.ts";
import {
  type Leaving,
  type LeavingLook,
  type LeavingPorts,
  leaveAccount,
  lookAtLeaving,
} from "../../ledger/counters/index.ts";
import { whoOwes } from "../invoices/index.ts";
import { asPayments, cashierOf, requireNoInterest } from "./at-till.ts";

// An adult leaves the account that they share: by themself, or by an agent in person who has them there;
// nobody for somebody close.

const ports: LeavingPorts = { carriedOf: carriedByPeople, whoOwes };

/** Use case: as `lookAtLeaving`. Throws as it does, and as `leaveShared`. */
export async function lookAtLeavingShared(context: Context, leaving: Leaving): Promise<LeavingLook> {
  await requireDesk(context, leaving);
  return lookAtLeaving(context, leaving, ports);
}

/** Use case: as `leaveAccount`. Throws as it does, and payments.not_named, payments.own_interest. */
export async function leaveShared(context: Context, leaving: Leaving): Promise<{ readonly again: boolean }> {
  await requireDesk(context, leaving);
  return leaveAccount(context, leaving, ports);
}

async function requireDesk(context: Context, { personId }: Leaving): Promise<void> {
  if (context.actor.kind === "person") return;
  const cashier = cashierOf(context);
  const system = asPayments(context);
  await system.transaction((tx) => requireNoInterest(tx, system, { personId, cashier }));
}
