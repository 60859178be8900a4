import { addDays, toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context } from "../../../../kernel/context.ts";
import { type Id, parseId } from "../../../../kernel/ids.ts";
import { requireCapability } from "../../../access/access/index.ts";
import type { EquipmentId } from "../../equipment/index.ts";
import { terminalsErrors } from "../errors.ts";
import { countGapRows, countOpen, listGapRows } from "../store/gaps.ts";
import { countHoles, listHoles } from "../store/holes.ts";
import type { HoleRow, TransactionProblem, TransactionRow } from "../store/tables.ts";
import { findTransaction } from "../store/transactions.ts";

export type TransactionId = Id<"cardTransaction">;
export type HoleId = Id<"cardHole">;

/** Readers hand their journal over as soon as they see the platform: later, somebody looks for it. */
const MISSING_DAYS = 2;
const PAGE = 50;

/** What a card did, or may have done, that the accounts do not say yet. */
export interface Gap {
  readonly id: TransactionId;
  readonly kind: "debit" | "credit";
  /** `never_back`: torn away, and not seen for a week. */
  readonly problem: TransactionProblem;
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
  readonly id: HoleId;
  readonly card: string;
  readonly aid: string;
  readonly first: number;
  readonly last: number;
  /** When a later one was seen. */
  readonly on: string;
}

/** One page of a list. */
export interface Paged<One> {
  readonly items: readonly One[];
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  readonly total: number;
}

export interface Gaps {
  readonly gaps: Paged<Gap>;
  readonly missing: Paged<MissingNumbers>;
  /** Attempts whose card was torn away, and may come back by itself. */
  readonly waiting: number;
}

/** Which pages are asked, from 1. */
export interface GapPages {
  readonly gaps?: number;
  readonly missing?: number;
}

/**
 * What waits for a manager: by problem, what somebody may be cheating by first, then the newest first; fifty
 * a page. Throws access.capability_missing.
 */
export function listGaps(context: Context, pages: GapPages = {}): Promise<Gaps> {
  return context.read(async (tx) => {
    requireCapability(context, "counter.manage");
    const { authorityId } = context;
    const seen = { seenBefore: computeWaitingLimit(context) };
    return {
      gaps: await listPage(pages.gaps, await countGapRows(tx, authorityId), async (place) =>
        (await listGapRows(tx, authorityId, place)).map(toGap),
      ),
      missing: await listPage(pages.missing, await countHoles(tx, authorityId, seen), async (place) =>
        (await listHoles(tx, authorityId, { ...seen, ...place })).map(toMissingNumbers),
      ),
      waiting: await countOpen(tx, authorityId),
    };
  });
}

/** How many wait for a manager. Throws access.capability_missing. */
export function countGaps(context: Context): Promise<number> {
  return context.read(async (tx) => {
    requireCapability(context, "counter.manage");
    const { authorityId } = context;
    const holes = await countHoles(tx, authorityId, { seenBefore: computeWaitingLimit(context) });
    return holes + (await countGapRows(tx, authorityId));
  });
}

const computeWaitingLimit = (context: Context): string =>
  addDays(toCivilDate(context.now()), 1 - MISSING_DAYS);

async function listPage<One>(
  asked: number | undefined,
  total: number,
  read: (place: { readonly limit: number; readonly offset: number }) => Promise<readonly One[]>,
): Promise<Paged<One>> {
  const pages = Math.max(1, Math.ceil(total / PAGE));
  // A page that is no more, once some were settled, is the last one.
  const page = Math.min(pages, Math.max(1, asked ?? 1));
  const items = total === 0 ? [] : await read({ limit: PAGE, offset: (page - 1) * PAGE });
  return { items, page, pages, total };
}

/**
 * One that can be settled. Throws access.capability_missing, terminals.transaction_unknown,
 * terminals.already_settled.
 */
export function getGap(context: Context, id: TransactionId): Promise<Gap> {
  return context.read(async (tx) => {
    requireCapability(context, "counter.manage");
    const row = await findTransaction(tx, context.authorityId, id);
    if (!row) throw terminalsErrors.error("terminals.transaction_unknown");
    if (row.state !== "to_settle") throw terminalsErrors.error("terminals.already_settled");
    return toGap(row);
  });
}

function toGap(row: TransactionRow): Gap {
  return {
    id: parseId<"cardTransaction">(row.id),
    kind: row.kind,
    problem: row.problem ?? "undetermined",
    refusal: row.refusal,
    amount: row.amount,
    number: row.counter,
    balance: row.balance,
    aid: row.aid,
    card: formatShortCardName(row.card),
    equipmentId: parseId<"equipment">(row.equipment_id),
    on: row.said_on,
    revision: row.revision,
  };
}

export const toMissingNumbers = ({ id, card, aid, first, last, seen_on }: HoleRow): MissingNumbers => ({
  id: parseId<"cardHole">(id),
  card: formatShortCardName(card),
  aid,
  first,
  last,
  on: seen_on,
});

const formatShortCardName = (card: Buffer): string => card.toString("hex").slice(0, 8);
