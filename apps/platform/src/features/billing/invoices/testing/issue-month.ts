import type { Context } from "../../../../kernel/context.ts";
import type { Invoice, InvoiceSeriesId, Month } from "../invoice.ts";
import { issueShared, type Issued as Piece } from "../month/issue-shared.ts";
import { loadSharedMonth } from "../month/load-shared-month.ts";
import type { ListAtBank } from "../reading/debited.ts";
import { toInvoicesSystem } from "../reading/read-invoice.ts";
import { requireInvoiceIssuer } from "../write-invoice.ts";

export interface Issued {
  readonly invoices: readonly Invoice[];
  readonly creditNotes: readonly Invoice[];
  /** Who had their invoice of this month already: what came since waits for the next one. */
  readonly already: number;
  /**
   * Whose invoice, or credit note, could not be written; everybody else has theirs, and sending again tries
   * these again.
   */
  readonly failed: number;
}

/**
 * A month sent at once, for tests of what follows: what the job does, in the name of this agent, without a
 * run to follow.
 */
export async function issueMonth(
  context: Context,
  asked: { readonly seriesId: InvoiceSeriesId; readonly month: Month },
  listAtBank: ListAtBank = async () => ({ atBank: new Set() }),
): Promise<Issued> {
  const by = requireInvoiceIssuer(context);
  const system = toInvoicesSystem(context);
  const shared = await system.transaction((tx) => loadSharedMonth(tx, system, asked));
  const pieces: Piece[] = [];
  await issueShared({ context, system, series: shared.series, by }, shared, {
    listAtBank,
    wrote: async () => {},
    looked: (piece) => {
      pieces.push(piece);
    },
  });
  const written = (kind: Invoice["kind"]) =>
    pieces.flatMap(({ invoice }) => (invoice?.kind === kind ? [invoice] : []));
  return {
    invoices: written("invoice"),
    creditNotes: written("credit_note"),
    already: pieces.filter(({ what, invoice, failure }) => what === "invoice" && !invoice && !failure).length,
    failed: pieces.filter(({ failure }) => failure !== null).length,
  };
}
