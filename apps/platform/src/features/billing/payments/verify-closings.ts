import { addDays, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { runPageByPage } from "../../../kernel/page-by-page.ts";
import { runEachInTurn } from "../../../kernel/run-each-in-turn.ts";
import { readAuthorityJournal, record } from "../../trust/audit/index.ts";
import { sealOfClosing } from "./closing-seals.ts";
import { computeMeansSum, countCheques } from "./compute-means-sum.ts";
import { listRegies } from "./keep-regie.ts";
import type { RegieId } from "./payment.ts";
import { type ClosingRow, findHead, listClosingsBetween, listTillRows } from "./store/payments.ts";

export type ClosingFault =
  /** A figure, a payment or the seal itself is no longer what was sealed. */
  | "closing_differs"
  /** A number is missing, or the chain ends elsewhere than the régie says. */
  | "chain_differs"
  /** The journal kept another seal under this number. */
  | "journal_differs";

/** What the journal kept of a closing. */
interface Kept {
  readonly regieId: string;
  readonly number: number;
  readonly head: string;
}

/**
 * The journal is read since the verification before, and the one before that: a week that failed loses
 * nothing.
 */
const WINDOW_DAYS = 15;
/** Statements are small: a closing, then its payments. */
const PAGE = 100;

/**
 * Makes every closing again from its payments, from the first one on, and compares the seals with those that
 * the journal kept since the last two weeks: the last seal stands for all before. Idempotent. Throws, at the
 * end, what does not agree.
 */
export async function verifyClosings(system: Context): Promise<void> {
  const { regies, kept } = await system.transaction(async (tx) => ({
    regies: await listRegies(tx, system),
    kept: await readKept(tx, system),
  }));
  await runEachInTurn(regies, async ({ id }) => {
    const { number, head, faults } = await verifyChain(
      system,
      id,
      kept.filter(({ regieId }) => regieId === id),
    );
    if (number === 0 && faults.length === 0) return;
    await system.transaction((tx) =>
      record(tx, system, {
        action: "payments.closings_verified",
        data: { regie: id, number, head, faults: faults.length },
      }),
    );
    if (faults.length > 0) throw new ClosingsDiffer(faults);
  });
}

async function readKept(tx: Tx, system: Context): Promise<readonly Kept[]> {
  const kept: Kept[] = [];
  const since = addDays(toCivilDate(system.now()), -WINDOW_DAYS);
  let before: number | undefined;
  do {
    const page = await readAuthorityJournal(tx, system, {
      limit: 200,
      since,
      ...(before === undefined ? {} : { before }),
    });
    for (const { action, data } of page.entries) {
      const isHead = action === "payments.till_closed" || action === "payments.closings_verified";
      // A head whose verification found faults vouches for nothing.
      if (isHead && typeof data.head === "string" && Number(data.faults ?? 0) === 0)
        kept.push({ regieId: String(data.regie), number: Number(data.number), head: data.head });
    }
    before = page.next;
  } while (before !== undefined);
  return kept;
}

/** The chain of a régie from its first closing; what is closed meanwhile is looked at the next time. */
async function verifyChain(system: Context, regieId: RegieId, kept: readonly Kept[]) {
  const { authorityId } = system;
  const end = await system.transaction((tx) => findHead(tx, authorityId, regieId));
  const faults: ClosingFault[] = [];
  const seals = new Map<number, string>();
  let previous: Buffer = Buffer.alloc(32);
  await runPageByPage({ first: 0, size: PAGE }, (after) =>
    system.transaction(async (tx) => {
      const rows = await listClosingsBetween(tx, authorityId, {
        regieId,
        after,
        to: end.closings,
        limit: PAGE,
      });
      for (const row of rows) {
        if (row.number !== seals.size + 1) faults.push("chain_differs");
        const seal = await computeClosingSeal(tx, row, previous);
        if (!seal?.equals(row.seal)) faults.push("closing_differs");
        seals.set(row.number, row.seal.toString("hex"));
        previous = row.seal;
      }
      return rows.map(({ number }) => number);
    }),
  );
  if (seals.size !== end.closings || !previous.equals(end.head)) faults.push("chain_differs");
  // The journal was read before the chain: what it kept is there, or was removed since.
  if (kept.some(({ number, head }) => seals.get(number) !== head)) faults.push("journal_differs");
  return { number: end.closings, head: previous.toString("hex"), faults };
}

/** Undefined when the figures are not those of its payments. */
async function computeClosingSeal(tx: Tx, row: ClosingRow, previous: Buffer): Promise<Buffer | undefined> {
  const payments = await listTillRows(tx, row.authority_id, {
    regieId: row.regie_id,
    staffId: row.staff_id,
    after: addDays(row.from_day, -1),
    to: row.day,
  });
  const agrees =
    computeMeansSum(payments, "cash") === row.cash_ledger &&
    computeMeansSum(payments, "cheque") === row.cheque_ledger &&
    countCheques(payments) === row.cheque_number &&
    payments.length === row.payments;
  return agrees ? sealOfClosing(row, previous, payments) : undefined;
}

/** Says kinds of faults only: figures of a till are nobody's to read in a log. */
class ClosingsDiffer extends Error {
  override readonly name = "ClosingsDiffer";
  readonly code: string;

  constructor(faults: readonly ClosingFault[]) {
    super("closings do not agree with their payments, or with the journal");
    this.code = [...new Set(faults)].join("+");
  }
}
