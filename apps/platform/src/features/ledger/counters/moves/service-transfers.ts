import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context } from "../../../../kernel/context.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { kernelErrors } from "../../../../kernel/kernel-errors.ts";
import { record } from "../../../trust/audit/index.ts";
import { computeCounterAlias } from "../../../trust/keys/index.ts";
import type { Balance, CounterId, TransferId, TransferKind, TransferResult } from "../counter.ts";
import { countersErrors } from "../errors.ts";
import { toCountersSystem } from "../holders/open-account.ts";
import { computeDebitLimit, computeTakeableAmount, isAmount } from "../rules.ts";
import { findByAlias } from "../store/accounts.ts";
import { findRemaining } from "../store/bounds.ts";
import { findCounterRow, listServicesEver } from "../store/definitions.ts";
import { findLineHolder } from "../store/lines.ts";
import { runSingleMove } from "../store/moves.ts";
import { toHeldBalance } from "../store/tables.ts";
import {
  applyMoveBesideCards,
  applyNewTransfer,
  type ServiceCaller,
  type Target,
  type TransferRequest,
} from "./apply-new-transfer.ts";
import { buildMove } from "./build-move.ts";
import { toTransferResult } from "./outcome.ts";

/**
 * The application that calls. Throws request.forbidden when it is none, or its service is offered no more.
 */
export function requireCallingService({ actor }: Context): ServiceCaller {
  if (actor.kind !== "client" || actor.offeredBy === null) throw kernelErrors.error("request.forbidden");
  const { clientId, serviceId, offeredBy: providerId } = actor;
  return { service: { providerId, serviceId }, caller: `client:${clientId}` };
}

/**
 * Takes an amount for the service. Ten retries are one debit. Throws counters.insufficient_balance,
 * over_debit_max, expired, unknown_account, not_in_scope, counter_closed, unknown_counter, key_reused,
 * amount_not_valid.
 */
export const debit = (
  context: Context,
  by: ServiceCaller,
  input: Target & TransferRequest & { readonly amount: number },
) => applyNewTransfer(context, by, { ...input, kind: "debit" });

/**
 * Gives an amount, where the counter lets its services give. Throws as debit, and
 * counters.credit_not_allowed, over_ceiling.
 */
export const credit = (
  context: Context,
  by: ServiceCaller,
  input: Target & TransferRequest & { readonly amount: number },
) => applyNewTransfer(context, by, { ...input, kind: "credit" });

/**
 * Holds an amount until it is posted or voided, or to its end, within thirty days. Throws as debit, and
 * counters.end_not_valid.
 */
export const reserve = (
  context: Context,
  by: ServiceCaller,
  input: Target & TransferRequest & { readonly amount: number; readonly until: Date },
) => applyNewTransfer(context, by, { ...input, kind: "reserve" });

interface AboutAnother extends TransferRequest {
  readonly counterId: CounterId;
  readonly about: TransferId;
}

/**
 * Takes what was reserved, or less. Throws counters.unknown_transfer, not_reserved, already_ended, hold_over,
 * over_hold, key_reused.
 */
export const postReservation = (
  context: Context,
  by: ServiceCaller,
  input: AboutAnother & { readonly amount?: number | undefined },
) => applyFollowUpMove(context, by, { ...input, kind: "post" });

/** Lets go of what was reserved. Throws as postReservation. */
export const cancelReservation = (context: Context, by: ServiceCaller, input: AboutAnother) =>
  applyFollowUpMove(context, by, { ...input, kind: "void" });

/**
 * Gives back, whole or in part, what the service took (or takes back what it gave): a new transfer, the first
 * stays as it is. Throws counters.unknown_transfer, not_reversible, over_refund, insufficient_balance,
 * key_reused.
 */
export const refundServiceTransfer = (
  context: Context,
  by: ServiceCaller,
  input: AboutAnother & { readonly amount?: number | undefined },
) => applyFollowUpMove(context, by, { ...input, kind: "reverse" });

/** Whether an amount may be taken now: what a service reads of a balance that others move too. */
export interface Sufficiency {
  readonly enough: boolean;
}

/**
 * What the service may count on: the balance when the service is alone or the counter shows it, otherwise
 * whether `amount` may be taken. Polled, a shared balance would tell each service when the others act, and
 * let two of them join their names for somebody. It leaves a line. Throws counters.not_in_scope,
 * unknown_counter, unknown_account, amount_not_valid, amount_needed.
 */
export async function readBalance(
  context: Context,
  { service, carriedOf }: ServiceCaller,
  { counterId, subject, amount }: Target & { readonly amount?: number | undefined },
): Promise<Balance | Sufficiency> {
  if (amount !== undefined && !isAmount(amount)) throw countersErrors.error("counters.amount_not_valid");
  const system = toCountersSystem(context);
  return system.transaction(async (tx) => {
    const { authorityId } = system;
    const definition = await findCounterRow(tx, { authorityId, counterId });
    if (!definition) throw countersErrors.error("counters.unknown_counter");
    const services = await listServicesEver(tx, { authorityId, counterId });
    if (
      !services.some(
        ({ provider_id, service_id, removed_on }) =>
          provider_id === service.providerId && service_id === service.serviceId && removed_on === null,
      )
    )
      throw countersErrors.error("counters.not_in_scope");
    // As counters_shows_balance says it (0760).
    const sees = definition.services_see || services.length < 2;
    if (!sees && amount === undefined) throw countersErrors.error("counters.amount_needed");
    const account = await findByAlias(
      tx,
      { authorityId, counterId },
      computeCounterAlias(system, { sector: service, counterId, subject }),
    );
    if (!account) throw countersErrors.error("counters.unknown_account");
    // Whose it is, nothing here tells: the line is the authority's.
    const data = { counter: counterId, serviceId: service.serviceId };
    await record(tx, context, { action: "counters.balance_read", data });
    const held = toHeldBalance(account);
    const today = toCivilDate(context.now());
    const carried =
      definition.on_cards && carriedOf
        ? await carriedOf(tx, system, parseId<"counterAccount">(account.id))
        : 0;
    const all = computeTakeableAmount(
      held,
      { floor: definition.floor, closedOn: definition.closed_on, carried },
      today,
    );
    const ofBounds = definition.parents_bound
      ? await findRemaining(tx, { authorityId, counterId }, { accountId: account.id, day: today })
      : null;
    const most = computeDebitLimit(all, { debitMax: definition.debit_max, ofBounds });
    return sees ? { ...held, available: most } : { enough: amount !== undefined && amount <= most };
  });
}

async function applyFollowUpMove(
  context: Context,
  { service, caller, carriedOf }: ServiceCaller,
  input: AboutAnother & {
    readonly kind: Extract<TransferKind, "post" | "void" | "reverse">;
    readonly amount?: number | undefined;
  },
): Promise<TransferResult> {
  const { counterId, key, label, kind, about, amount } = input;
  if (amount !== undefined && !isAmount(amount)) throw countersErrors.error("counters.amount_not_valid");
  const said = { kind, service, about, amount: amount ?? null };
  const asked = buildMove(context, { counterId, caller, key, label }, said, [
    label ?? null,
    kind,
    about,
    amount ?? null,
  ]);
  const outcome = await runSingleMove(context.statement, asked);
  if (outcome.outcome !== "on_cards") return toTransferResult(asked, outcome);
  const line = { authorityId: context.authorityId, id: about };
  return applyMoveBesideCards(context, asked, carriedOf, (tx) => findLineHolder(tx, line));
}
