import { Type } from "typebox";
import type { Context } from "../../../kernel/context.ts";
import { type PersonId, parseId, toDigestId } from "../../../kernel/ids.ts";
import { formatPaddedJson } from "../../../kernel/text.ts";
import type { CounterAccountId } from "../../ledger/counters/index.ts";
import {
  buildIdShape,
  buildJsonReader,
  computeCounterDigest,
  computeSectorSubject,
  openForSector,
  sealForSector,
} from "../../trust/keys/index.ts";
import type { InvoiceSeriesId } from "../invoices/index.ts";
import type { PaymentId } from "../payments/index.ts";
import type { DebitContent, DebitId, MandateContent, MandateId } from "./debit.ts";

const Mandate = Type.Object({
  payerId: buildIdShape<"person">(),
  accounts: Type.Array(
    Type.Object({
      iban: Type.String(),
      holder: Type.String(),
      on: Type.String(),
      place: Type.String(),
      by: Type.String(),
      signedInBy: Type.String(),
    }),
  ),
  collectedIban: Type.Optional(Type.String()),
});

const Content = Type.Object({
  payerId: buildIdShape<"person">(),
  holder: Type.String(),
  iban: Type.String(),
  amended: Type.Boolean(),
  reference: Type.String(),
  signedOn: Type.String(),
  invoice: Type.String(),
  parts: Type.Array(
    Type.Object({
      counterId: buildIdShape<"counter">(),
      accountId: buildIdShape<"counterAccount">(),
      cents: Type.Integer(),
    }),
  ),
});

const readMandate = buildJsonReader("mandate", Mandate);
const readDebit = buildJsonReader("direct_debit", Content);

/** The sealed world of the series, as its invoices: its key opens nothing of a service, nor of a counter. */
const getDebitSealContext = ({ authorityId }: Context, seriesId: InvoiceSeriesId) => ({
  providerId: authorityId,
  serviceId: parseId<"service">(seriesId),
});

interface Place<Kind> {
  readonly seriesId: InvoiceSeriesId;
  readonly id: Kind;
}

export function sealMandate(
  context: Context,
  { seriesId, id }: Place<MandateId>,
  content: MandateContent,
): Buffer {
  const text = formatPaddedJson(JSON.stringify(content));
  return sealForSector(context, getDebitSealContext(context, seriesId), `direct-debit-mandate:${id}`, text);
}

/** Null once the payer is erased. */
export function openMandate(
  context: Context,
  { seriesId, id }: Place<MandateId>,
  sealed: Buffer | null,
): MandateContent | null {
  if (sealed === null) return null;
  const opened = openForSector(
    context,
    getDebitSealContext(context, seriesId),
    `direct-debit-mandate:${id}`,
    sealed,
  );
  const { collectedIban, ...content } = readMandate(opened);
  return { ...content, ...(collectedIban === undefined ? {} : { collectedIban }) };
}

export function sealDebit(context: Context, { seriesId, id }: Place<DebitId>, content: DebitContent): Buffer {
  const text = formatPaddedJson(JSON.stringify(content));
  return sealForSector(context, getDebitSealContext(context, seriesId), `direct-debit:${id}`, text);
}

/** Null once the payer is erased, or when nothing can come back any more. */
export function openDebit(
  context: Context,
  { seriesId, id }: Place<DebitId>,
  sealed: Buffer | null,
): DebitContent | null {
  if (sealed === null) return null;
  return readDebit(
    openForSector(context, getDebitSealContext(context, seriesId), `direct-debit:${id}`, sealed),
  );
}

/** Who signed, as the rows of this series name them. */
export const computeDebtorAlias = (context: Context, seriesId: InvoiceSeriesId, personId: PersonId): Buffer =>
  computeSectorSubject(context, getDebitSealContext(context, seriesId), personId);

/**
 * "CANTINE-3F2A9C01B7D4E650": drawn from the id, so that the same form is the same mandate, under a key of
 * the series, so that nobody makes up two ids of one reference.
 * @param code of the series
 */
export const computeMandateReference = (
  context: Context,
  {
    seriesId,
    code,
    id,
  }: { readonly seriesId: InvoiceSeriesId; readonly code: string; readonly id: MandateId },
): string => {
  const digest = computeCounterDigest(context, seriesId, JSON.stringify(["ardeco.debit.rum.v1", id]));
  return `${code}-${digest.toString("hex").slice(0, 16).toUpperCase()}`;
};

/**
 * The receipt of a debit for one account, or of what came back of it: its id is drawn under a key of the
 * series, so that a dump joins no debit with an account, and what is said twice is one receipt.
 */
export const computeDebitReceiptId = (
  context: Context,
  seriesId: InvoiceSeriesId,
  {
    debitId,
    accountId,
    what,
  }: {
    readonly debitId: DebitId;
    readonly accountId: CounterAccountId;
    readonly what: "taken" | "returned";
  },
): PaymentId =>
  toDigestId<"payment">(
    computeCounterDigest(
      context,
      seriesId,
      JSON.stringify(["ardeco.debit.receipt.v1", debitId, accountId, what]),
    ).toString("hex"),
  );
