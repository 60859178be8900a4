import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../../kernel/ids.ts";
import { computeCounterAlias, computePairwiseSubject } from "../../../trust/keys/index.ts";
import type { CounterId, CounterService, TransferId, TransferKind, TransferResult } from "../counter.ts";
import { countersErrors } from "../errors.ts";
import { computeTakeableAmount, isAmount } from "../rules.ts";
import { findByAlias } from "../store/accounts.ts";
import { findCounterRow } from "../store/definitions.ts";
import { type Move, runServiceMoveInTransaction } from "../store/moves.ts";
import { toHeldBalance } from "../store/tables.ts";
import type { ServiceCaller } from "./apply-new-transfer.ts";
import { type Asking, buildMove } from "./build-move.ts";
import { computeTransferId } from "./hashes.ts";
import { toHouseResult } from "./outcome.ts";

// A part of the house moves an amount in the name of a service of its authority, in the transaction of the
// row that says why: both are written, or neither. For a module that acts as the system, and goes on as the
// system. Bounded as the service itself.

interface ServiceOperation {
  readonly counterId: CounterId;
  /** The same key again is the same operation. */
  readonly key: string;
  /** Read by the holder: at most 80 characters. */
  readonly label: string;
}

/** Takes an amount. Throws as `debit`. */
export async function debitAccountInTransaction(
  tx: Tx,
  system: Context,
  by: ServiceCaller,
  { subject, amount, ...within }: ServiceOperation & { readonly subject: string; readonly amount: number },
): Promise<TransferResult> {
  requireAmount(amount);
  const { service, caller } = by;
  const { counterId, label } = within;
  const alias = computeCounterAlias(system, { sector: service, counterId, subject });
  const said = { kind: "debit", service, alias, amount } as const;
  const move = buildMove(system, { ...within, caller }, said, [label, "debit", subject, amount]);
  return applyServiceMove(tx, move, await findCarriedAmount(tx, system, by, { counterId, alias }));
}

/**
 * What is there for `debitAccountInTransaction`, cards counted: 0 without an account. What they carry is held
 * until the end of the transaction. The most of one debit and a parent's limits are not in it: more money
 * would not help, and the debit says which it is.
 */
export async function readTakeableAmount(
  tx: Tx,
  system: Context,
  by: ServiceCaller,
  { counterId, subject }: Pick<ServiceOperation, "counterId"> & { readonly subject: string },
): Promise<number> {
  const { authorityId } = system;
  const alias = computeCounterAlias(system, { sector: by.service, counterId, subject });
  const carried = (await findCarriedAmount(tx, system, by, { counterId, alias })) ?? 0;
  const counter = await findCounterRow(tx, { authorityId, counterId });
  const account = await findByAlias(tx, { authorityId, counterId }, alias);
  if (!counter || !account) return 0;
  const limits = { floor: counter.floor, closedOn: counter.closed_on, carried };
  return computeTakeableAmount(toHeldBalance(account), limits, toCivilDate(system.now()));
}

/** Gives back the whole of what was taken. Throws as `reverse`. */
export async function refundDebitInTransaction(
  tx: Tx,
  system: Context,
  { service, caller }: ServiceCaller,
  { about, ...within }: ServiceOperation & { readonly about: TransferId },
): Promise<TransferResult> {
  const said = { kind: "reverse", service, about } as const;
  const move = buildMove(system, { ...within, caller }, said, [within.label, "reverse", about, null]);
  return applyServiceMove(tx, move, null);
}

interface ForService extends Asking {
  readonly service: CounterService;
}

export interface HoldForService extends ForService {
  readonly personId: PersonId;
  readonly amount: number;
  readonly until: Date;
  /** What cards carry of the account, read before: it is not taken. Needed on a counter that is on cards. */
  readonly carried: number | null;
}

export interface EndForService extends ForService {
  readonly kind: Extract<TransferKind, "post" | "void" | "reverse">;
  /** The key of the line that this one is about, kept under the same caller. */
  readonly aboutKey: string;
  /** Taken of what was held, the rest let go of; undefined: the whole. */
  readonly amount?: number | undefined;
}

/** Holds an amount. Throws as `reserve`. */
export async function reserveForService(
  tx: Tx,
  system: Context,
  hold: HoldForService,
): Promise<TransferResult> {
  const { counterId, service, personId, amount, until, carried, label } = hold;
  requireAmount(amount);
  const subject = computePairwiseSubject(system, service, personId);
  const alias = computeCounterAlias(system, { sector: service, counterId, subject });
  const said = { kind: "reserve", service, alias, amount, until } as const;
  const content = [label ?? null, "reserve", subject, amount, until.toISOString()];
  return applyServiceMove(tx, buildMove(system, hold, said, content), carried);
}

/**
 * What was held is taken, whole or in part, or let go of; or what was taken is given back. Throws as
 * `postReservation` and `reverse`.
 */
export async function endForService(tx: Tx, system: Context, end: EndForService): Promise<TransferResult> {
  const { counterId, kind, caller, service, aboutKey, label, amount } = end;
  if (amount !== undefined) requireAmount(amount);
  const about = computeTransferId(system, counterId, { caller, key: aboutKey });
  const said = { kind, service, about, amount: amount ?? null };
  const move = buildMove(system, end, said, [label ?? null, kind, about, amount ?? null]);
  return applyServiceMove(tx, move, null);
}

function requireAmount(amount: number): void {
  if (!isAmount(amount)) throw countersErrors.error("counters.amount_not_valid");
}

async function applyServiceMove(tx: Tx, move: Move, carried: number | null): Promise<TransferResult> {
  return toHouseResult(move, await runServiceMoveInTransaction(tx, move, carried));
}

/**
 * What cards carry of the account, where they may: before the first line, as whoever looks at it holds no
 * counter yet.
 */
async function findCarriedAmount(
  tx: Tx,
  system: Context,
  { carriedOf }: ServiceCaller,
  { counterId, alias }: { readonly counterId: CounterId; readonly alias: Buffer },
): Promise<number | null> {
  const { authorityId } = system;
  const definition = await findCounterRow(tx, { authorityId, counterId });
  if (definition?.on_cards !== true || !carriedOf) return null;
  const account = await findByAlias(tx, { authorityId, counterId }, alias);
  return account ? carriedOf(tx, system, parseId<"counterAccount">(account.id)) : null;
}
