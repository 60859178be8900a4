import { Type } from "typebox";
import type { Context } from "../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../kernel/ids.ts";
import { formatPaddedJson } from "../../../kernel/text.ts";
import type { CounterAccountId, TransferId } from "../../ledger/counters/index.ts";
import {
  buildIdShape,
  buildJsonReader,
  computeCounterDigest,
  computeSectorSubject,
  type Opened,
  openForSector,
  sealForSector,
} from "../../trust/keys/index.ts";
import type { InvoiceContent, InvoiceId, InvoiceSeriesId } from "./invoice.ts";

const Both = Type.Object({ fr: Type.String(), en: Type.String() });

const Content = Type.Object({
  payerId: buildIdShape<"person">(),
  payerName: Type.String(),
  payerAddress: Type.String(),
  issuer: Type.Object({
    name: Type.String(),
    address: Type.String(),
    siret: Type.Union([Type.String(), Type.Null()]),
    help: Type.String(),
  }),
  by: Type.String(),
  lines: Type.Array(
    Type.Object({
      transferId: buildIdShape<"counterTransfer">(),
      counterId: buildIdShape<"counter">(),
      accountId: buildIdShape<"counterAccount">(),
      memberId: Type.Union([buildIdShape<"person">(), Type.Null()]),
      member: Type.String(),
      service: Both,
      day: Type.String(),
      label: Type.Union([Type.String(), Type.Null()]),
      quantity: Type.Integer(),
      unitCents: Type.Integer(),
      cents: Type.Integer(),
      why: Type.Union([
        Type.Object({ title: Both, from: Type.String(), decision: Type.String(), reason: Both }),
        Type.Null(),
      ]),
    }),
  ),
  reason: Type.Optional(Type.String()),
});

const read = buildJsonReader("invoice", Content);

interface Place {
  readonly seriesId: InvoiceSeriesId;
  readonly id: InvoiceId;
}

/** A series is a sealed world of its own: its key opens nothing of a service, nor of a counter. */
const getSeriesSealContext = ({ authorityId }: Context, seriesId: InvoiceSeriesId) => ({
  providerId: authorityId,
  serviceId: parseId<"service">(seriesId),
});

export function sealContent(context: Context, { seriesId, id }: Place, content: InvoiceContent): Buffer {
  const text = formatPaddedJson(JSON.stringify(content));
  return sealForSector(context, getSeriesSealContext(context, seriesId), `invoice:${id}`, text);
}

/** Null once who pays is erased. */
export function openContent(
  context: Context,
  { seriesId, id }: Place,
  sealed: Buffer | null,
): InvoiceContent | null {
  if (sealed === null) return null;
  const { reason, ...content } = read(
    openForSector(context, getSeriesSealContext(context, seriesId), `invoice:${id}`, sealed),
  );
  return { ...content, ...(reason === undefined ? {} : { reason }) };
}

/** Who pays, as the rows of this series name them: no other table does. */
export const computePayerAlias = (context: Context, seriesId: InvoiceSeriesId, personId: PersonId): Buffer =>
  computeSectorSubject(context, getSeriesSealContext(context, seriesId), personId);

/** A line of a counter, as the rows of this series name it: a dump joins no invoice with an account. */
export const computeLineMark = (context: Context, seriesId: InvoiceSeriesId, id: TransferId): Buffer =>
  computeCounterDigest(context, seriesId, JSON.stringify(["ardeco.invoice.mark.v1", id]));

/** An account, as the rows of this series name it. */
export const computeAccountAlias = (
  context: Context,
  seriesId: InvoiceSeriesId,
  id: CounterAccountId,
): Buffer => computeCounterDigest(context, seriesId, JSON.stringify(["ardeco.invoice.account.v1", id]));

/** What brought money into an account, as the rows of this series name it. */
export const computeBroughtMark = (context: Context, seriesId: InvoiceSeriesId, id: TransferId): Buffer =>
  computeCounterDigest(context, seriesId, JSON.stringify(["ardeco.invoice.brought.v1", id]));

const BroughtContent = Type.Object({
  /** Of the whole line. */
  cents: Type.Integer(),
  /** In the order in which it pays them; what is more than their sum is of nobody. */
  parts: Type.Array(
    Type.Object({
      invoiceId: buildIdShape<"invoice">(),
      cents: Type.Integer(),
      /** Of its lines of this account: read once who pays it is erased, and its lines with them. */
      worth: Type.Integer(),
    }),
  ),
});
export type BroughtContent = Opened<typeof BroughtContent>;

const readBrought = buildJsonReader("invoice_brought", BroughtContent);

interface BroughtPlace {
  readonly seriesId: InvoiceSeriesId;
  readonly mark: Buffer;
}

const formatBroughtFieldName = ({ mark }: BroughtPlace): string => `invoice_brought:${mark.toString("hex")}`;

export function sealBrought(context: Context, place: BroughtPlace, content: BroughtContent): Buffer {
  const text = formatPaddedJson(JSON.stringify(content));
  return sealForSector(
    context,
    getSeriesSealContext(context, place.seriesId),
    formatBroughtFieldName(place),
    text,
  );
}

export function openBrought(context: Context, place: BroughtPlace, sealed: Buffer): BroughtContent {
  return readBrought(
    openForSector(
      context,
      getSeriesSealContext(context, place.seriesId),
      formatBroughtFieldName(place),
      sealed,
    ),
  );
}

const Named = Type.Object({ payerId: buildIdShape<"person">(), by: Type.String() });
export type Named = Opened<typeof Named>;

const readNamed = buildJsonReader("invoice_payer", Named);

interface NamingPlace {
  readonly seriesId: InvoiceSeriesId;
  readonly id: string;
}

/** Whom an agent named, and which. */
export function sealNaming(context: Context, { seriesId, id }: NamingPlace, named: Named): Buffer {
  return sealForSector(
    context,
    getSeriesSealContext(context, seriesId),
    `invoice_payer:${id}`,
    formatPaddedJson(JSON.stringify(named)),
  );
}

/** Null once who pays is erased. */
export function openNaming(
  context: Context,
  { seriesId, id }: NamingPlace,
  sealed: Buffer | null,
): Named | null {
  return sealed === null
    ? null
    : readNamed(
        openForSector(context, getSeriesSealContext(context, seriesId), `invoice_payer:${id}`, sealed),
      );
}

const EaseContent = Type.Object({
  personId: buildIdShape<"person">(),
  /** Of who asked, or the agent's reason. */
  words: Type.String(),
  /** The agent who holds the reminders; null of who asked. */
  by: Type.Union([Type.String(), Type.Null()]),
  answer: Type.Union([Type.String(), Type.Null()]),
});
export type EaseContent = Opened<typeof EaseContent>;

const readEase = buildJsonReader("invoice_ease", EaseContent);

export function sealEase(context: Context, { seriesId, id }: NamingPlace, content: EaseContent): Buffer {
  const text = formatPaddedJson(JSON.stringify(content));
  return sealForSector(context, getSeriesSealContext(context, seriesId), `invoice_ease:${id}`, text);
}

export function openEase(context: Context, { seriesId, id }: NamingPlace, sealed: Buffer): EaseContent {
  return readEase(
    openForSector(context, getSeriesSealContext(context, seriesId), `invoice_ease:${id}`, sealed),
  );
}

const FailureContent = Type.Object({
  /** Null of an invoice that does not open: it says who. */
  personId: Type.Union([buildIdShape<"person">(), Type.Null()]),
});
export type FailureContent = Opened<typeof FailureContent>;

const readFailure = buildJsonReader("invoice_run_failure", FailureContent);

export function sealFailure(
  context: Context,
  { seriesId, id }: NamingPlace,
  content: FailureContent,
): Buffer {
  const text = formatPaddedJson(JSON.stringify(content));
  return sealForSector(context, getSeriesSealContext(context, seriesId), `invoice_run_failure:${id}`, text);
}

export function openFailure(context: Context, { seriesId, id }: NamingPlace, sealed: Buffer): FailureContent {
  return readFailure(
    openForSector(context, getSeriesSealContext(context, seriesId), `invoice_run_failure:${id}`, sealed),
  );
}

const PlanContent = Type.Object({
  personId: buildIdShape<"person">(),
  /** The agent, as they were called. */
  by: Type.String(),
  /** What the agent wrote to them. */
  words: Type.String(),
  invoiceIds: Type.Array(buildIdShape<"invoice">()),
  instalments: Type.Array(Type.Object({ on: Type.String(), cents: Type.Integer() })),
});
export type PlanContent = Opened<typeof PlanContent>;

const readPlan = buildJsonReader("invoice_plan", PlanContent);

export function sealPlan(context: Context, { seriesId, id }: NamingPlace, content: PlanContent): Buffer {
  const text = formatPaddedJson(JSON.stringify(content));
  return sealForSector(context, getSeriesSealContext(context, seriesId), `invoice_plan:${id}`, text);
}

export function openPlan(context: Context, { seriesId, id }: NamingPlace, sealed: Buffer): PlanContent {
  return readPlan(
    openForSector(context, getSeriesSealContext(context, seriesId), `invoice_plan:${id}`, sealed),
  );
}
