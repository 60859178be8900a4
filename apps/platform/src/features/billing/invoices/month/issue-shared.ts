import type { CivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { isOfTheHouse } from "../../../../kernel/faults.ts";
import { type PersonId, parseId } from "../../../../kernel/ids.ts";
import { recoverRefusal } from "../../../../kernel/recover-refusal.ts";
import type { Invoice, InvoiceId, Month, PreparedInvoice } from "../invoice.ts";
import type { ListAtBank } from "../reading/debited.ts";
import { computeMonthStart } from "../rules.ts";
import { computePayerAlias } from "../sealed-content.ts";
import { lockInvoicePayer, saveReadingStart } from "../store.ts";
import { creditOne, type Issuing, issueOne, SaidMeanwhile } from "../write-invoice.ts";
import { buildPayersLines, PAYERS } from "./get-month-preview.ts";
import type { SharedCredit, SharedMonth } from "./shared-month.ts";

/** Why one could not be written. */
export interface Failure {
  readonly payer: Buffer;
  /** Null of an invoice that does not open: it says who. */
  readonly personId: PersonId | null;
  /** The invoice that a credit note is about; null of an invoice. */
  readonly about: InvoiceId | null;
  /** "unreadable", the code of a refusal, or "unexpected". */
  readonly reason: string;
  readonly cause: unknown;
}

/** One invoice, or credit note: written, found already written when both are empty, or failed. */
export interface Issued {
  readonly what: Invoice["kind"];
  readonly invoice: Invoice | null;
  readonly failure: Failure | null;
}

export interface Following {
  /**
   * A credit note waits for the bank's file that is being made of its invoice, as any does; one made takes
   * the whole.
   */
  readonly listAtBank: ListAtBank;
  /** In the transaction that writes one. */
  wrote(tx: Tx, what: Invoice["kind"]): Promise<void>;
  /** Once each is over, written or not. */
  looked(piece: Issued): Promise<void> | void;
  /** Asked before each: false stops, and the rest is for another time. Absent: to the end. */
  goesOn?(): boolean;
  /** Not tried: it failed already. */
  skips?(failed: Pick<Failure, "payer" | "about">): boolean;
}

/**
 * Writes what is shared, each in a transaction of its own: one that fails keeps back nobody else. A page of
 * payers is put in words at a time.
 * @returns false when it was stopped before the end
 */
export async function issueShared(
  issuing: Issuing,
  shared: SharedMonth,
  following: Following,
): Promise<boolean> {
  const unsaid: CivilDate[] = [];
  const all = [...listSharedPieces(issuing, shared)].filter((piece) => {
    const skipped = following.skips?.(piece) === true;
    if (skipped) unsaid.push(...piece.days);
    return !skipped;
  });
  for (let from = 0; from < all.length; from += PAYERS) {
    const page = all.slice(from, from + PAYERS);
    const told = await buildPageInvoices(issuing, shared, page);
    for (const piece of page) {
      if (following.goesOn?.() === false) return false;
      const done = await issuePiece(
        issuing,
        { piece, told: told.get(piece), month: shared.month },
        following,
      );
      if (done.invoice === null) unsaid.push(...piece.days);
      await following.looked(done);
    }
  }
  await updateReadingStart(issuing.system, shared, unsaid);
  return true;
}

/** How many there are to look at. */
export const countPieces = ({ byPayer, credits, unreadable, unreadableInvoices }: SharedMonth): number =>
  byPayer.size + credits.length + unreadable.length + unreadableInvoices.length;

interface Piece extends Pick<Failure, "payer" | "personId" | "about"> {
  readonly days: readonly CivilDate[];
  /** Whose invoice it is. Without it nor a credit, it does not open. */
  readonly payerId?: PersonId;
  readonly credit?: SharedCredit;
}

function* listSharedPieces({ system, series }: Issuing, shared: SharedMonth): Generator<Piece> {
  const alias = (personId: PersonId) => computePayerAlias(system, series.id, personId);
  for (const [payerId, own] of shared.byPayer)
    yield { payerId, personId: payerId, payer: alias(payerId), about: null, days: own.map(({ day }) => day) };
  for (const { personId } of shared.unreadable)
    yield { personId, payer: alias(personId), about: null, days: [] };
  for (const credit of shared.credits) {
    const personId = credit.invoice.content?.payerId;
    if (personId !== undefined)
      yield { credit, personId, payer: alias(personId), about: credit.invoice.id, days: credit.days };
  }
  for (const { row, days } of shared.unreadableInvoices)
    if (row.payer !== null)
      yield { personId: null, payer: row.payer, about: parseId<"invoice">(row.id), days };
}

/** The lines of a page in words, by piece; what does not open is not there. */
async function buildPageInvoices(
  { system }: Issuing,
  shared: SharedMonth,
  page: readonly Piece[],
): Promise<ReadonlyMap<Piece, PreparedInvoice>> {
  const payers = page.flatMap(({ payerId }) => payerId ?? []);
  if (payers.length === 0) return new Map();
  const { prepared } = await system.transaction((tx) => buildPayersLines(tx, system, shared, payers));
  const byPayer = new Map(prepared.map((one) => [one.payerId, one]));
  return new Map(
    page.flatMap((piece) => {
      const one = piece.payerId === undefined ? undefined : byPayer.get(piece.payerId);
      return one ? [[piece, one] as const] : [];
    }),
  );
}

async function issuePiece(
  issuing: Issuing,
  {
    piece,
    told,
    month,
  }: { readonly piece: Piece; readonly told: PreparedInvoice | undefined; readonly month: Month },
  { wrote, listAtBank }: Following,
): Promise<Issued> {
  const what = piece.about === null ? "invoice" : "credit_note";
  const failed = (reason: string, cause: unknown) =>
    ({ what, invoice: null, failure: { ...piece, reason, cause } }) as const;
  const { credit } = piece;
  if (!told && !credit) return failed("unreadable", null);
  const write = () =>
    issuing.system.transaction(async (tx) => {
      if (credit) await waitForFile(tx, issuing, { piece, listAtBank });
      const one = credit
        ? await creditOne(tx, issuing, { ...credit, id: issuing.context.newId<InvoiceId>() })
        : told && (await issueOne(tx, issuing, { ...told, month }));
      if (one) await wrote(tx, what);
      return one;
    });
  try {
    // Once more where it is of the server: somebody whose line crossed theirs waits for no other month.
    const writeAgain = () =>
      write().catch((error: unknown) => {
        if (!isOfTheHouse(error)) throw error;
        return write();
      });
    return await recoverRefusal(
      "any",
      async () => ({ what, invoice: (await writeAgain()) ?? null, failure: null }),
      (refusal) => failed(refusal.code, refusal),
    );
  } catch (error) {
    // Another invoice says it since it was prepared: nothing failed.
    if (error instanceof SaidMeanwhile) return { what, invoice: null, failure: null };
    return failed("unexpected", error);
  }
}

/** The payer first, as whoever credits or agrees a plan does: the two never wait for one another. */
async function waitForFile(
  tx: Tx,
  { system, series }: Issuing,
  { piece: { payer, about }, listAtBank }: { readonly piece: Piece; readonly listAtBank: ListAtBank },
): Promise<void> {
  await lockInvoicePayer(tx, system.authorityId, { seriesId: series.id, payer });
  if (about !== null) await listAtBank(tx, system, [about]);
}

/**
 * What is before is read no more to prepare a month: all of it was said, but what waits. The month itself is
 * read again, for a line that another server wrote at midnight.
 */
async function updateReadingStart(
  system: Context,
  { series, month, waiting }: SharedMonth,
  unsaid: readonly CivilDate[],
): Promise<void> {
  const [day] = [computeMonthStart(month), ...waiting, ...unsaid].toSorted();
  if (day === undefined) return;
  await system.transaction((tx) => saveReadingStart(tx, system.authorityId, { seriesId: series.id, day }));
}
