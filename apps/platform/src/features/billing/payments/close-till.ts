import { addDays, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { StaffId } from "../../../kernel/ids.ts";
import { hasInvisible, toTidyText } from "../../../kernel/text.ts";
import { hasCapability } from "../../access/access/index.ts";
import { record } from "../../trust/audit/index.ts";
import { requireCashier, toPaymentsSystem } from "./at-till.ts";
import { computeMeansSum, countCheques } from "./compute-means-sum.ts";
import { paymentsErrors } from "./errors.ts";
import { getRegie } from "./keep-regie.ts";
import type { Payment, Regie, RegieId, Till, TillClosing, TillClosingId } from "./payment.ts";
import { toPayment, toTillClosing } from "./read-payment.ts";
import { computeTillDay, isRegisseur } from "./rules.ts";
import {
  createClosingRow,
  findClosingRow,
  findLastClosed,
  listClosingRows,
  listTillRows,
  lockRegie,
} from "./store/payments.ts";

/**
 * Use case: what the ledger says of one's own till since it was last closed. Who was named once still reads
 * and closes theirs. Throws access.capability_missing, payments.unknown_regie, payments.not_named.
 */
export async function readTill(context: Context, regieId: RegieId): Promise<Till> {
  const { staffId } = requireCashier(context);
  const system = toPaymentsSystem(context);
  return system.transaction(async (tx) => {
    const regie = await getOwnRegie(tx, system, { regieId, staffId });
    const last = await findLastClosed(tx, system.authorityId, { regieId, staffId });
    const open = { regieId, staffId, ...(last === undefined ? {} : { after: last }) };
    const rows = await listTillRows(tx, system.authorityId, open);
    return {
      regieId,
      staffId,
      day: computeTillDay(toCivilDate(system.now()), last),
      cash: computeMeansSum(rows, "cash"),
      cheque: computeMeansSum(rows, "cheque"),
      cheques: countCheques(rows),
      payments: rows.map((row) => toPayment(system, regie, row)),
    };
  });
}

async function getOwnRegie(
  tx: Tx,
  system: Context,
  { regieId, staffId }: Pick<Till, "regieId" | "staffId">,
): Promise<Regie> {
  const regie = await getRegie(tx, system, regieId);
  if (!regie.agents.some((one) => one.staffId === staffId)) throw paymentsErrors.error("payments.not_named");
  return regie;
}

export interface Counted {
  /** From the form: sent twice, it is one closing. */
  readonly id: TillClosingId;
  readonly regieId: RegieId;
  /** In cents, without what the till began with. */
  readonly cash: number;
  readonly cheques: number;
  /** Why it differs; nothing when it does not. */
  readonly reason: string;
}

/** What a closing would write, to be read before it is: it never changes afterwards. */
export interface CountedTill extends Till {
  /** Counted less what the ledger says. */
  readonly difference: number;
  /** The same form closed it already. */
  readonly closed: boolean;
}

/**
 * Use case: an agent looks at what they counted against the ledger, before they close; nothing is written.
 * Throws as closeTill.
 */
export async function readCounted(context: Context, input: Counted): Promise<CountedTill> {
  const { staffId } = requireCashier(context);
  const counted = validateCountedTill(input);
  const till = await readTill(context, counted.regieId);
  const system = toPaymentsSystem(context);
  return system.transaction(async (tx) => {
    const difference = counted.cash - till.cash;
    const known = await findClosingRow(tx, system.authorityId, counted.id);
    if (known) {
      requireSameClosing(toTillClosing(known), counted, staffId);
      return { ...till, difference, closed: true };
    }
    const last = await findLastClosed(tx, system.authorityId, { regieId: counted.regieId, staffId });
    if (last !== undefined && last >= toCivilDate(system.now()))
      throw paymentsErrors.error("payments.closed_already");
    if (counted.reason === "" && (difference !== 0 || counted.cheques !== till.cheques))
      throw paymentsErrors.error("payments.difference_unexplained");
    return { ...till, difference, closed: false };
  });
}

function validateCountedTill(input: Counted): Counted {
  const { cash, cheques } = input;
  if (![cash, cheques].every((count) => Number.isSafeInteger(count) && count >= 0))
    throw paymentsErrors.error("payments.count_not_valid");
  if (cash > 1_000_000_000 || cheques > 10_000) throw paymentsErrors.error("payments.count_not_valid");
  const said = toTidyText(input.reason);
  if (hasInvisible(said)) throw paymentsErrors.error("payments.characters");
  // Half of a pair is no character.
  return { ...input, reason: said.slice(0, 300).replace(/[\ud800-\udbff]$/, "") };
}

/**
 * Use case: an agent counts their own till, and closes the day. The difference is written, sealed to the
 * closing before, and never changes; what moves afterwards belongs to the next day. Throws
 * access.capability_missing, payments.unknown_regie, payments.not_named, payments.count_not_valid,
 * payments.difference_unexplained, payments.closed_already, payments.id_reused.
 */
export async function closeTill(context: Context, input: Counted): Promise<TillClosing> {
  const { staffId } = requireCashier(context);
  const counted = validateCountedTill(input);
  const { authorityId } = context;
  return context.transaction(async (tx) => {
    await lockRegie(tx, authorityId, counted.regieId);
    await getOwnRegie(tx, context, { regieId: counted.regieId, staffId });
    const known = await findClosingRow(tx, authorityId, counted.id);
    if (known) return requireSameClosing(toTillClosing(known), counted, staffId);
    const day = toCivilDate(context.now());
    const last = await findLastClosed(tx, authorityId, { regieId: counted.regieId, staffId });
    if (last !== undefined && last >= day) throw paymentsErrors.error("payments.closed_already");
    const closing = toTillClosing(
      await createClosingRow(tx, {
        authority_id: authorityId,
        id: counted.id,
        regie_id: counted.regieId,
        staff_id: staffId,
        from_day: day,
        day,
        cash_counted: counted.cash,
        cheque_counted: counted.cheques,
        reason: counted.reason,
      }).catch(rejectClosingConflict),
    );
    const { number, difference, seal } = closing;
    const data = { regie: counted.regieId, closing: counted.id, number, day, difference, head: seal };
    await record(tx, context, { action: "payments.till_closed", data });
    return closing;
  });
}

function requireSameClosing(closing: TillClosing, { regieId }: Counted, staffId: StaffId): TillClosing {
  if (closing.regieId !== regieId || closing.staffId !== staffId)
    throw paymentsErrors.error("payments.id_reused");
  return closing;
}

/** The database adds up the till, and compares. A colleague's closing is not read here. */
function rejectClosingConflict(error: unknown): never {
  if (error instanceof Error && "constraint" in error && error.constraint === "till_closing_pkey")
    throw paymentsErrors.error("payments.id_reused");
  if (error instanceof Error && "constraint" in error && error.constraint === "a_difference_is_explained")
    throw paymentsErrors.error("payments.difference_unexplained");
  throw error;
}

export interface ClosingSheet {
  readonly regie: Regie;
  readonly closing: TillClosing;
  /** As they came. */
  readonly payments: readonly Payment[];
}

/**
 * Use case: a closing with its payments, for the Treasury: read by who made it, the régisseur of today, an
 * auditor. Throws payments.unknown_closing (another's too), access.capability_missing.
 */
export async function readClosing(context: Context, id: TillClosingId): Promise<ClosingSheet> {
  const system = toPaymentsSystem(context);
  return system.transaction(async (tx) => {
    const row = await findClosingRow(tx, system.authorityId, id);
    if (!row) throw paymentsErrors.error("payments.unknown_closing");
    const closing = toTillClosing(row);
    const regie = await getRegie(tx, system, closing.regieId);
    if (!mayRead(context, regie, closing)) throw paymentsErrors.error("payments.unknown_closing");
    const span = { after: addDays(closing.fromDay, -1), to: closing.day };
    const rows = await listTillRows(tx, system.authorityId, { ...closing, ...span });
    await record(tx, context, {
      action: "payments.closing_read",
      data: { closing: id, number: closing.number },
    });
    return { regie, closing, payments: rows.map((one) => toPayment(system, regie, one)) };
  });
}

const PAGE = 50;

export interface ClosingsPage {
  /** The latest first. */
  readonly closings: readonly TillClosing[];
  /** Those before it are on the next page; null when these are the first ever. */
  readonly before: number | null;
}

/**
 * Use case: the closings of a régie that the agent may read, the latest first, fifty at once: their own, or
 * everybody's for its régisseur and who holds the journal. Throws payments.unknown_regie.
 */
export async function listClosings(
  context: Context,
  regieId: RegieId,
  { before }: { readonly before?: number | undefined } = {},
): Promise<ClosingsPage> {
  const system = toPaymentsSystem(context);
  return system.transaction(async (tx) => {
    const regie = await getRegie(tx, system, regieId);
    const own = resolveReadableClosings(context, regie);
    if (own === undefined) return { closings: [], before: null };
    const asked = { regieId, ...own, before, limit: PAGE + 1 };
    const rows = await listClosingRows(tx, system.authorityId, asked);
    const closings = rows.slice(0, PAGE).map(toTillClosing);
    return { closings, before: rows.length > PAGE ? (closings.at(-1)?.number ?? null) : null };
  });
}

/** Whose closings of a régie one reads: everybody's, one's own, or nobody's. */
function resolveReadableClosings(context: Context, regie: Regie): { readonly staffId?: StaffId } | undefined {
  const { actor } = context;
  if (actor.kind !== "staff" || actor.delegationId !== undefined) return undefined;
  const readsAll =
    hasCapability(actor, "journal.read") || isRegisseur(regie, actor, toCivilDate(context.now()));
  return readsAll ? {} : { staffId: actor.staffId };
}

function mayRead(context: Context, regie: Regie, { staffId }: Pick<TillClosing, "staffId">): boolean {
  const own = resolveReadableClosings(context, regie);
  return own !== undefined && (own.staffId === undefined || own.staffId === staffId);
}
