import { addDays, civilDate } from "../../kernel/civil-date.ts";
import type { Context, Tx } from "../../kernel/context.ts";
import { asId, type Id } from "../../kernel/ids.ts";
import { requireCapability } from "../access/index.ts";
import type { EquipmentId } from "../equipment/index.ts";
import { terminalsErrors } from "./errors.ts";
import type { TransactionProblem, TransactionRow } from "./store/tables.ts";
import { findTransaction, listGapRows, listMissing } from "./store/transactions.ts";

export type TransactionId = Id<"cardTransaction">;

/** Longer, a card that was torn away does not come back by itself. */
const OPEN_DAYS = 1;
/** Readers hand their journal over as soon as they see the platform: later, somebody looks for it. */
const MISSING_DAYS = 2;
const MOST = 200;

/** What a card did, or may have done, that the accounts do not say yet. */
export interface Gap {
  readonly id: TransactionId;
  readonly kind: "debit" | "credit";
  /** `never_back`: torn away, and not seen since. */
  readonly problem: TransactionProblem | "never_back";
  /** The code of the ledger, when it refused. */
  readonly refusal: string | null;
  /** In the unit of the counter of its purse. */
  readonly amount: number;
  /** Of the card, once done. */
  readonly number: number;
  readonly balance: number;
  readonly aid: string;
  /** A short name of the card, the same from one gap to the other; it is written on nothing. */
  readonly card: string;
  readonly equipmentId: EquipmentId;
  /** Civil, by the clock of the reader. */
  readonly on: string;
  readonly revision: number;
}

/** Numbers of a card that no reader told of. */
export interface MissingNumbers {
  readonly card: string;
  readonly aid: string;
  readonly first: number;
  readonly last: number;
  /** When a later one was seen. */
  readonly on: string;
}

export interface Gaps {
  readonly gaps: readonly Gap[];
  readonly missing: readonly MissingNumbers[];
}

/** What waits for a manager, the oldest first, two hundred at most of each. Throws access.capability_missing. */
export async function listGaps(tx: Tx, context: Context): Promise<Gaps> {
  requireCapability(context, "counter.manage");
  const today = civilDate(context.now());
  const { authorityId } = context;
  const rows = await listGapRows(tx, authorityId, { openBefore: addDays(today, -OPEN_DAYS), limit: MOST });
  const seenBefore = addDays(today, 1 - MISSING_DAYS);
  const missing = await listMissing(tx, authorityId, { seenBefore, limit: MOST });
  return {
    gaps: rows.map(gapOf),
    missing: missing.map(({ card, aid, after, before, on }) => ({
      card: shortName(card),
      aid,
      first: after + 1,
      last: before - 1,
      on,
    })),
  };
}

/** One that can be settled. Throws access.capability_missing, terminals.transaction_unknown, terminals.already_settled. */
export async function getGap(tx: Tx, context: Context, id: TransactionId): Promise<Gap> {
  requireCapability(context, "counter.manage");
  const row = await findTransaction(tx, context.authorityId, id);
  if (!row) throw terminalsErrors.error("terminals.transaction_unknown");
  if (row.state !== "to_settle") throw terminalsErrors.error("terminals.already_settled");
  return gapOf(row);
}

function gapOf(row: TransactionRow): Gap {
  return {
    id: asId<"cardTransaction">(row.id),
    kind: row.kind,
    problem: row.state === "open" ? "never_back" : (row.problem ?? "undetermined"),
    refusal: row.refusal,
    amount: row.amount,
    number: row.counter,
    balance: row.balance,
    aid: row.aid,
    card: shortName(row.card),
    equipmentId: asId<"equipment">(row.equipment_id),
    on: row.said_on,
    revision: row.revision,
  };
}

const shortName = (card: Buffer): string => card.toString("hex").slice(0, 8);
