import { Alert, Button, Definition, Form, LinkButton, Section, Table } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { formatPlainDate, toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError, Language } from "../../../../../../kernel/errors.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";

import {
  bothIn,
  type Field,
  FieldView,
  FormErrors,
  findTextAnswer,
  getQueryText,
  getTypedText,
  listChoiceAnswers,
  parseFields,
  parsePathId,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
  type TypedValues,
  toBesides,
  type Visit,
} from "../../../../../../web/index.ts";
import { type ComingDebit, findComingOfInvoice, writeCreditNote } from "../../../../debits/index.ts";
import {
  type InvoiceId,
  type InvoiceLine,
  invoicesErrors,
  type OwnInvoice,
  readIssued,
} from "../../../index.ts";
import {
  formatLineSubject,
  groupLinesByMember,
  listPriceReasons,
} from "../../common/invoices/group-lines-by-member.ts";
import {
  formatInvoiceCents,
  formatInvoiceDay,
  formatInvoiceStanding,
  formatInvoiceTitle,
  invoiceWords,
} from "../../common/invoices/words.ts";
import { invoiceAdminWords } from "./invoice-admin-words.ts";
import { buildInvoicePath, buildPlanPath, creditPath } from "./paths.ts";
import { handlePauseForm, Pause } from "./pause-form.tsx";
import { planWords } from "./plan-words.ts";
import { reminderWords } from "./reminder-words.ts";

const both = bothIn(invoiceAdminWords);

/** What one may tick: each line that was taken. */
const buildCreditFields = (lines: readonly InvoiceLine[]): readonly Field[] => [
  {
    kind: "choices",
    name: "lignes",
    label: both(({ lines: label }) => label),
    options: lines
      .filter(({ cents }) => cents > 0)
      .map((line) => ({
        value: line.transferId,
        label: { fr: formatIssuedLine(line, "fr"), en: formatIssuedLine(line, "en") },
      })),
  },
  {
    kind: "text",
    name: "motif",
    label: both(({ reason }) => reason),
    hint: both(({ reasonHint }) => reasonHint),
    maxLength: 200,
  },
];

const formatIssuedLine = (line: InvoiceLine, language: Language): string =>
  [
    line.member,
    formatPlainDate(line.day, language),
    formatLineSubject(line, language),
    formatInvoiceCents(line.cents, language),
  ]
    .filter(Boolean)
    .join(", ");

interface FormView {
  readonly typed?: TypedValues;
  readonly errors?: readonly FieldError[];
}

export async function showIssuedInvoice(
  request: FastifyRequest,
  reply: FastifyReply,
  { typed = new Map(), errors = [] }: FormView = {},
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language } = visit;
  const words = invoiceAdminWords(language);
  const own = await readIssued(context, parsePathId<"invoice">(request, "invoice"));
  const { invoice, content } = own;
  const coming = invoice.kind === "invoice" ? await findComingOfInvoice(context, invoice) : undefined;
  // Looked up: an address opened again tomorrow, or made up, says nothing.
  const isCredited =
    getQueryText(request, "fait") === "avoir" &&
    own.creditNotes.some(({ issuedOn }) => issuedOn === toCivilDate(context.now()));
  const refused = errors.length > 0 ? { status: 422, hasErrors: true } : {};
  const title = `${formatInvoiceTitle(invoice, language)} – ${invoice.number}`;
  return sendAdminPage(
    reply,
    { title, place: "invoices", width: "wide", above: [], ...refused },
    <>
      <FormErrors errors={errors} language={language} />
      {isCredited && <Alert tone="success" title={words.credited} />}
      {getQueryText(request, "fait") === "pause" && (
        <Alert tone="success" title={reminderWords(language).paused} />
      )}
      <h1>{title}</h1>
      <p class="ar-lead">{formatInvoiceStanding(own, language, coming)}</p>
      <Definition items={buildIssuedFacts(own, language)} />
      {groupLinesByMember(content, language).map(({ key, name, lines, cents }) => (
        <Section key={key} id={`pour-${key}`} title={`${name} – ${formatInvoiceCents(cents, language)}`}>
          <Lines {...{ id: key, name, lines, language }} />
        </Section>
      ))}
      {listPriceReasons(content, language).map((reason) => (
        <p key={reason}>{reason}</p>
      ))}
      {own.standing !== null && own.standing.left > 0 && (
        <p>
          <LinkButton
            variant="secondary"
            icon="calendar-clock"
            href={formatAdminPath(visit.brand, buildPlanPath(invoice.seriesId, invoice.id))}
          >
            {planWords(language).link}
          </LinkButton>
        </p>
      )}
      {own.standing !== null && own.standing.left > 0 && (
        <Pause {...{ invoiceId: invoice.id, visit, typed, errors }} />
      )}
      {invoice.kind === "invoice" && <Credit {...{ own, coming, visit, typed, errors }} />}
    </>,
  );
}

function buildIssuedFacts(
  { invoice, content, standing, creditNotes, about }: OwnInvoice,
  language: Language,
) {
  const words = invoiceWords(language);
  const { payer } = invoiceAdminWords(language);
  return [
    {
      term: payer,
      description: [content.payerName, content.payerAddress].filter(Boolean).join(", "),
    },
    { term: words.total, description: formatInvoiceCents(invoice.totalCents, language) },
    ...(about ? [{ term: words.about, description: about.number }] : []),
    ...(content.reason === undefined ? [] : [{ term: words.reason, description: content.reason }]),
    ...(standing
      ? [
          { term: words.credited, description: formatInvoiceCents(standing.credited, language) },
          { term: words.settled, description: formatInvoiceCents(standing.paid, language) },
          { term: words.left, description: <strong>{formatInvoiceCents(standing.left, language)}</strong> },
        ]
      : []),
    ...(creditNotes.length > 0
      ? [{ term: words.notes, description: creditNotes.map(({ number }) => number).join(", ") }]
      : []),
  ];
}

interface LinesProps {
  readonly id: string;
  readonly name: string;
  readonly lines: readonly InvoiceLine[];
  readonly language: Language;
}

function Lines({ id, name, lines, language }: LinesProps) {
  const { columns, table } = invoiceWords(language);
  return (
    <Table
      id={`lignes-${id}`}
      caption={table(name)}
      isTitled
      columns={[
        { label: columns.day },
        { label: columns.what },
        { label: columns.quantity, numeric: true },
        { label: columns.price, numeric: true },
        { label: columns.amount, numeric: true },
      ]}
      rows={lines.map((line, index) => ({
        key: `${line.transferId}-${index}`,
        cells: [
          formatPlainDate(line.day, language),
          formatLineSubject(line, language),
          String(line.quantity),
          formatInvoiceCents(line.unitCents, language),
          formatInvoiceCents(line.cents, language),
        ],
      }))}
    />
  );
}

interface CreditProps {
  readonly own: OwnInvoice;
  /** What the bank takes, whatever is credited since. */
  readonly coming: ComingDebit | undefined;
  readonly visit: Visit;
  readonly typed: TypedValues;
  readonly errors: readonly FieldError[];
}

function Credit({ own: { invoice, content, standing }, coming, visit, typed, errors }: CreditProps) {
  const { language, brand, csrf, context } = visit;
  const words = invoiceAdminWords(language);
  const given = getTypedText(typed, "id");
  // The same form sent twice is one credit note.
  const id = isUuid(given) ? given : context.newId<InvoiceId>();
  return (
    <Section id="avoir" title={words.creditTitle} lead={words.creditLead}>
      {coming?.isSent === true && (
        <Alert
          tone="warning"
          title={words.atBank(
            formatInvoiceCents(coming.cents, language),
            formatInvoiceDay(coming.on, language),
          )}
        >
          <p>{words.atBankText}</p>
        </Alert>
      )}
      {standing?.state === "cancelled" ? (
        <p>{words.nothingLeft}</p>
      ) : (
        <Form
          action={formatAdminPath(brand, creditPath(invoice.id))}
          csrf={csrf()}
          hidden={{ id, banque: coming?.isSent === true ? "lu" : "" }}
        >
          {buildCreditFields(content.lines).map((field) => (
            <FieldView key={field.name} {...{ field, typed, errors, language, answers: {} }} />
          ))}
          <Button>{words.credit}</Button>
        </Form>
      )}
    </Section>
  );
}

export async function handleCreditForm(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const form = readForm(request);
  const { typed } = form;
  const invoiceId = parsePathId<"invoice">(request, "invoice");
  const { content } = await readIssued(context, invoiceId);
  const today = toCivilDate(context.now());
  const { answers, errors } = parseFields(buildCreditFields(content.lines), form, { today, answers: {} });
  if (errors.length > 0) return showIssuedInvoice(request, reply, { typed, errors });
  const given = getTypedText(typed, "id");
  const crediting = {
    id: isUuid(given) ? parseId<"invoice">(given) : context.newId<InvoiceId>(),
    invoiceId,
    transferIds: listChoiceAnswers(answers, "lignes").map((one) => parseId<"counterTransfer">(one)),
    reason: findTextAnswer(answers, "motif") ?? "",
    isDebitRead: getTypedText(typed, "banque") === "lu",
  };
  return submitOrShowAgain(() => writeCreditNote(context, crediting), {
    besides: toBesides(invoicesErrors, "lignes"),
    again: ({ errors: refused }) => showIssuedInvoice(request, reply, { typed, errors: refused }),
    after: () => sendSeeOther(reply, `${formatAdminPath(brand, buildInvoicePath(invoiceId))}?fait=avoir`),
  });
}

/** Nothing more leaves to who pays, until a day. */
export const handleInvoicePause = (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> =>
  handlePauseForm(request, reply, (typed, errors) => showIssuedInvoice(request, reply, { typed, errors }));
