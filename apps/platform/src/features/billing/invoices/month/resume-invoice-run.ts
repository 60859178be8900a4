import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context } from "../../../../kernel/context.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { ItemFailed, requireNoFailure } from "../../../../kernel/run-each-in-turn.ts";
import { record } from "../../../trust/audit/index.ts";
import type { ListAtBank } from "../reading/debited.ts";
import { toInvoicesSystem } from "../reading/read-invoice.ts";
import { sealFailure } from "../sealed-content.ts";
import {
  countOne,
  createFailureRow,
  endRun,
  type FailureRow,
  findRun,
  listFailureRows,
  type RunRow,
  startRunTurn,
} from "../store/runs.ts";
import { countPieces, type Failure, type Issued, issueShared } from "./issue-shared.ts";
import { loadSharedMonth } from "./load-shared-month.ts";
import { sendTurn, toInvoiceRun } from "./runs.ts";
import type { SharedMonth } from "./shared-month.ts";

/**
 * Sharing a month out costs as much for one household as for all: a turn is long. A job longer than half an
 * hour is taken for dead.
 */
export const TURN_MS = 15 * 60_000;

/**
 * Job: writes what is left of a month that was asked for. Each household is a transaction, together with how
 * far the run is: stopped, killed or run twice, it goes on with those that have nothing yet. Throws, once
 * everybody else has theirs, what nobody expected: the rest is noted, with its reason.
 */
export async function resumeInvoiceRun(
  context: Context,
  data: Readonly<Record<string, unknown>>,
  { listAtBank, turnMs = TURN_MS }: { readonly listAtBank: ListAtBank; readonly turnMs?: number },
): Promise<void> {
  const system = toInvoicesSystem(context);
  const runId = String(data.runId);
  const row = await system.transaction((tx) => findRun(tx, system.authorityId, runId));
  if (!row || row.ended_at !== null) return;
  const seriesId = parseId<"invoiceSeries">(row.series_id);
  const shared = await system.transaction((tx) =>
    loadSharedMonth(tx, system, { seriesId, month: row.month.slice(0, 7) }),
  );
  const failed = await system.transaction((tx) => listFailureRows(tx, system.authorityId, { runId }));
  const isFirst = row.done === 0 && failed.length === 0;
  if (isFirst && row.seen !== shared.seen) return endChanged(system, row);
  await runInvoiceTurn(system, { row, shared, failed, listAtBank, until: context.now().getTime() + turnMs });
}

async function endChanged(system: Context, { id, month }: RunRow): Promise<void> {
  await system.transaction(async (tx) => {
    if (await endRun(tx, system.authorityId, { id, at: system.now(), changed: true }))
      await record(tx, system, { action: "invoices.run_changed", data: { month: month.slice(0, 7) } });
  });
}

interface Turn {
  readonly row: RunRow;
  readonly shared: SharedMonth;
  readonly failed: readonly FailureRow[];
  readonly listAtBank: ListAtBank;
  readonly until: number;
}

async function runInvoiceTurn(
  system: Context,
  { row, shared, failed, listAtBank, until }: Turn,
): Promise<void> {
  const { id } = row;
  const run = toInvoiceRun(system, row);
  // In the name of who asked; with none of their rights, which are looked at when they ask.
  const asker = system.as({
    kind: "staff",
    staffId: parseId<"staff">(row.asked_by),
    label: run.askedBy,
    roles: [],
  });
  const before = new Set(failed.map(formatPieceKey));
  const unexpected: ItemFailed[] = [];
  const at = () => system.now();
  const left = Math.max(0, countPieces(shared) - before.size);
  await system.transaction((tx) => startRunTurn(tx, system.authorityId, { id, at: at(), left }));
  const count = (what: "invoices" | "credit_notes" | null) =>
    system.transaction((tx) => countOne(tx, system.authorityId, { id, at: at(), what }));
  let began = false;
  const isWhole = await issueShared(
    { context: asker, system, series: shared.series, by: run.askedBy },
    shared,
    {
      listAtBank,
      wrote: (tx, what) =>
        countOne(tx, system.authorityId, {
          id,
          at: at(),
          what: what === "invoice" ? "invoices" : "credit_notes",
        }),
      looked: async (piece: Issued) => {
        const { failure } = piece;
        if (failure?.reason === "unexpected") unexpected.push(new ItemFailed(id, failure.cause));
        if (failure) await saveRunFailure(system, row, failure);
        if (piece.invoice === null) await count(null);
      },
      // One at least each turn: it always ends.
      goesOn: () => {
        const goesOn = !began || at().getTime() < until;
        began = true;
        return goesOn;
      },
      skips: (piece) => before.has(formatPieceKey(piece)),
    },
  );
  await system.transaction(async (tx) => {
    if (!isWhole) return sendTurn(tx, system, id);
    if (await endRun(tx, system.authorityId, { id, at: at() })) {
      const ended = await findRun(tx, system.authorityId, id);
      const data = { month: run.month, invoices: ended?.invoices ?? 0, credits: ended?.credit_notes ?? 0 };
      await record(tx, system, { action: "invoices.run_ended", data });
    }
  });
  requireNoFailure(unexpected);
}

const formatPieceKey = ({
  payer,
  about,
}: {
  readonly payer: Buffer;
  readonly about: string | null;
}): string => `${payer.toString("hex")} ${about ?? ""}`;

async function saveRunFailure(
  system: Context,
  { id: runId, series_id, month }: RunRow,
  failure: Failure,
): Promise<void> {
  const id = system.newId<string>();
  const { payer, about, reason, personId } = failure;
  const seriesId = parseId<"invoiceSeries">(series_id);
  await system.transaction((tx) =>
    createFailureRow(tx, {
      authority_id: system.authorityId,
      run_id: runId,
      id,
      series_id: seriesId,
      month,
      noted_on: toCivilDate(system.now()),
      payer,
      about,
      reason,
      content: sealFailure(system, { seriesId, id }, { personId }),
    }),
  );
}
