import type { Context } from "../../../../kernel/context.ts";
import { toPaymentsSystem } from "../at-till.ts";
import { paymentsErrors } from "../errors.ts";
import { createSimulatedRow, findSimulated, type SimulatedRow, updateSimulated } from "../store/online.ts";
import type { PaymentProvider, ProviderAnswer } from "./provider.ts";

/**
 * A payment service for demonstrations: a page asks what should happen. No card, no money; refused where it
 * would count.
 */
export const simulator: PaymentProvider = {
  least: 1,
  // A path of the authority: it is a page of ours.
  pageOf: (_system, operation) => `paiement-simule/${operation}`,
  begin: async (system, { clientNumber }, { reference, amount, returnTo }) => {
    requireSimulator(system);
    const operation = system.newId<string>();
    await system.transaction((tx) =>
      createSimulatedRow(tx, {
        authority_id: system.authorityId,
        operation,
        reference,
        amount,
        client_number: clientNumber,
        state: "pending",
        return_to: returnTo,
      }),
    );
    return operation;
  },
  read: async (system, operation) => {
    // Closed since: what it was told there is no payment.
    if (!system.ports.payments.simulator) return { state: "unknown" };
    const row = await system.transaction((tx) => findSimulated(tx, system.authorityId, operation));
    return row ? toProviderAnswer(row) : { state: "unknown" };
  },
};

function toProviderAnswer({ state, amount, reference, client_number }: SimulatedRow): ProviderAnswer {
  if (state === "pending") return { state };
  return { state, amount, reference, clientNumber: client_number, mode: "test" };
}

function requireSimulator({ ports }: Context): void {
  if (!ports.payments.simulator) throw paymentsErrors.error("payments.provider_silent");
}

export interface Simulated {
  readonly operation: string;
  readonly amount: number;
  readonly reference: string;
  readonly state: SimulatedRow["state"];
  readonly returnTo: string;
}

/** What the simulated page shows. Throws payments.unknown. */
export async function readSimulated(context: Context, operation: string): Promise<Simulated> {
  const system = toPaymentsSystem(context);
  requireSimulator(system);
  const row = await system.transaction((tx) => findSimulated(tx, system.authorityId, operation));
  if (!row) throw paymentsErrors.error("payments.unknown");
  const { amount, reference, state, return_to: returnTo } = row;
  return { operation, amount, reference, state, returnTo };
}

/** What the payer of the demonstration chose; once. Throws payments.unknown. */
export async function setSimulatedOutcome(
  context: Context,
  { operation, state }: { readonly operation: string; readonly state: "paid" | "refused" | "abandoned" },
): Promise<Simulated> {
  const seen = await readSimulated(context, operation);
  const system = toPaymentsSystem(context);
  if (seen.state !== "pending") return seen;
  await system.transaction((tx) => updateSimulated(tx, system.authorityId, { operation, state }));
  return { ...seen, state };
}
