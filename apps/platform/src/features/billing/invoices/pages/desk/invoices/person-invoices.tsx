import { Alert, Button, ButtonGroup, Card, EmptyState, Form, LinkButton, Section } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import {
  buildPersonTrail,
  buildRefusalState,
  getViewedPersonName,
} from "../../../../../../frames/desk/common/build-person-trail.ts";
import { sendDeskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import { buildInvoiceAddresses } from "../../../../../../frames/desk/common/invoice-addresses.ts";
import { buildTillAddresses } from "../../../../../../frames/desk/common/till-addresses.ts";
import { formatPlainDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { isUuid, type PersonId, parseId } from "../../../../../../kernel/ids.ts";

import {
  bothIn,
  type Field,
  FieldView,
  FormErrors,
  getPathText,
  getQueryText,
  getTypedText,
  parsePathId,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
  toBesides,
  type Visit,
} from "../../../../../../web/index.ts";
import { hasCapability, requireCapability } from "../../../../../access/access/index.ts";
import type { CounterAccountId } from "../../../../../ledger/counters/index.ts";
import {
  invoicesErrors,
  listHoldersOfLeft,
  listInvoices,
  listNextInstalments,
  listOwnEases,
  listOwnPlans,
  type OwnInvoice,
  readInvoice,
  requestPaymentHelp,
} from "../../../index.ts";
import {
  type Becoming,
  formatInvoiceBecoming,
  isPlanned,
} from "../../common/invoices/format-invoice-becoming.ts";
import {
  computeLeftSums,
  loadComingDebits,
  readUnlessBounded,
} from "../../common/invoices/load-coming-debits.ts";
import { printInvoicePdf } from "../../common/invoices/print-invoice-pdf.ts";
import { StateTag } from "../../common/invoices/state-tag.tsx";
import { formatInvoiceCents, formatInvoiceTitle, isDebited } from "../../common/invoices/words.ts";
import { deskInvoiceWords } from "./invoice-words.ts";

const both = bothIn(deskInvoiceWords);

const field: Field = {
  kind: "text",
  name: "texte",
  multiline: true,
  optional: true,
  label: both(({ hardLabel }) => hardLabel),
  hint: both(({ hardHint }) => hardHint),
  maxLength: 500,
};

/** What somebody pays, how each stands, and what may be done of it without a computer. */
export async function showPersonInvoices(
  request: FastifyRequest,
  reply: FastifyReply,
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language } = visit;
  requireCapability(context, "payment.take");
  const personId = parsePathId<"person">(request, "id");
  const name = await getViewedPersonName(context, personId);
  const all = await listInvoices(context, personId);
  const words = deskInvoiceWords(language);
  const title = words.title(name);
  return sendDeskPage(
    reply,
    { title, ...buildPersonTrail(visit, { id: personId, name }), ...buildRefusalState(errors) },
    <>
      <FormErrors errors={errors} language={language} />
      {getQueryText(request, "fait") === "difficile" && <Alert tone="success" title={words.noted} />}
      <h1>{title}</h1>
      <p class="ar-lead">{words.lead}</p>
      {all.length === 0 ? (
        <EmptyState title={words.none} icon="receipt">
          <p>{words.noneText}</p>
        </EmptyState>
      ) : (
        await renderInvoiceList(request, { all, personId, errors })
      )}
    </>,
  );
}

interface Listed {
  readonly all: readonly OwnInvoice[];
  readonly personId: PersonId;
  readonly errors: readonly FieldError[];
}

async function renderInvoiceList(request: FastifyRequest, { all, personId, errors }: Listed) {
  const visit = request.ardeco;
  const { brand, context, language } = visit;
  const words = deskInvoiceWords(language);
  const debits = await loadComingDebits(context, personId);
  const planned = listNextInstalments(await readUnlessBounded(listOwnPlans(context, personId)));
  const left = await listHoldersOfLeft(context, personId);
  const open = (await readUnlessBounded(listOwnEases(context, personId))).find(
    ({ kind, endedOn }) => kind === "help" && endedOn === null,
  );
  const sums = computeLeftSums(all, { debits, planned });
  const said = (cents: number) => formatInvoiceCents(cents, language);
  const held = all.filter((own) => isPlanned(own, { instalment: planned.get(own.invoice.id) }));
  // The latest first: each plan is paid by its oldest.
  const plans = new Map(held.map((own) => [own.invoice.seriesId, own]));
  const isOwing = sums.left + sums.debited + sums.planned > 0;
  return (
    <>
      <Alert
        tone={sums.left > 0 ? "info" : "success"}
        title={sums.left > 0 ? words.toPay(said(sums.left)) : words.nothing}
      >
        {sums.debited > 0 && <p>{words.debited(said(sums.debited))}</p>}
        {sums.planned > 0 && <p>{words.planned(said(sums.planned))}</p>}
      </Alert>
      {[...plans].map(([seriesId, own]) => (
        <ButtonGroup key={seriesId}>
          <TillLinks label={words.takePlan} {...{ own, personId, left, brand, language }} />
        </ButtonGroup>
      ))}
      <div class="ar-stack">
        {all.map((own) => (
          <OneInvoice
            key={own.invoice.id}
            {...{ own, personId, left, visit }}
            isOutsidePlan={plans.has(own.invoice.seriesId) && !planned.has(own.invoice.id)}
            becoming={{ coming: debits.get(own.invoice.id), instalment: planned.get(own.invoice.id) }}
          />
        ))}
      </div>
      {open && <p>{words.waits(formatPlainDate(open.begunOn, language))}</p>}
      {isOwing && !open && <Hard {...{ request, personId, errors }} />}
    </>
  );
}

interface OneInvoiceProps {
  readonly own: OwnInvoice;
  readonly becoming: Becoming;
  readonly personId: PersonId;
  /** Who holds today what they left, and owe of. */
  readonly left: ReadonlyMap<CounterAccountId, PersonId>;
  /** A plan runs, that does not hold it. */
  readonly isOutsidePlan: boolean;
  readonly visit: Visit;
}

function OneInvoice(props: OneInvoiceProps) {
  const { own, becoming, personId, left, isOutsidePlan, visit } = props;
  const { language, brand, context } = visit;
  const words = deskInvoiceWords(language);
  const { invoice, standing } = own;
  const at = buildInvoiceAddresses(brand);
  const isOpen = standing !== null && standing.left > 0;
  // What the bank takes is not taken here too; what is only prepared is, and no debit takes it then.
  const isTaken = standing !== null && isDebited(standing.left, becoming.coming);
  const isAtBank = isTaken && becoming.coming?.isSent === true;
  const take = isTaken ? words.takeAnyway : words.take;
  const label = isOutsidePlan ? words.outsidePlan(take) : take;
  const mayPlan = isOpen && !isPlanned(own, becoming) && hasCapability(context.actor, "invoice.issue");
  return (
    <Card
      title={formatInvoiceTitle(invoice, language)}
      icon={invoice.kind === "invoice" ? "receipt" : "undo-2"}
      level={2}
      status={<StateTag {...{ own, becoming, language }} />}
    >
      <p>{formatInvoiceBecoming(own, language, becoming)}</p>
      <p>{invoice.number}</p>
      {isTaken && <p>{isAtBank ? words.atBank : words.insteadOfDebit}</p>}
      <ButtonGroup>
        <LinkButton variant="secondary" icon="download" href={at.pdf(personId, invoice.id)}>
          {words.print}
          <span class="ds-sr-only"> ({invoice.number})</span>
        </LinkButton>
        {isOpen && !isAtBank && <TillLinks {...{ own, personId, left, brand, language }} label={label} />}
        {mayPlan && (
          <LinkButton variant="secondary" icon="calendar-clock" href={at.plan(invoice.seriesId, invoice.id)}>
            {words.plan}
          </LinkButton>
        )}
      </ButtonGroup>
    </Card>
  );
}

/** To the till, with the invoice that it pays first: once for each who holds a counter that it names. */
function TillLinks({
  own,
  personId,
  left,
  label,
  brand,
  language,
}: Pick<OneInvoiceProps, "own" | "personId" | "left"> &
  Pick<Visit, "brand" | "language"> & { readonly label: string }) {
  return (
    <>
      {listPaidPersons(own, { personId, left }).map(({ id, name, isLeft }) => (
        <LinkButton
          key={id}
          variant="secondary"
          icon="coins"
          href={buildTillAddresses(brand).takeOf(id, {
            invoice: own.invoice.id,
            ...(isLeft ? { leftBy: personId } : {}),
          })}
        >
          {isLeft ? deskInvoiceWords(language).takeLeft(label) : name === "" ? label : `${label} – ${name}`}
        </LinkButton>
      ))}
    </>
  );
}

/**
 * Money is taken for the counter of each one: the page of who consumed, of who pays for what a household
 * shares, or of who holds today what they left.
 */
function listPaidPersons(
  { content }: OwnInvoice,
  { personId, left }: Pick<OneInvoiceProps, "personId" | "left">,
): readonly { readonly id: PersonId; readonly name: string; readonly isLeft: boolean }[] {
  const found = new Map<PersonId, { readonly name: string; readonly isLeft: boolean }>();
  for (const { accountId, memberId, member } of content.lines) {
    const holder = left.get(accountId);
    found.set(holder ?? memberId ?? personId, {
      name: memberId === null ? "" : member,
      isLeft: holder !== undefined,
    });
  }
  return [...found].map(([id, what]) => ({ id, ...what }));
}

function Hard({ request, personId, errors }: Omit<Listed, "all"> & { readonly request: FastifyRequest }) {
  const { language, brand, csrf } = request.ardeco;
  const words = deskInvoiceWords(language);
  const { typed } = readForm(request);
  return (
    <Section id="difficile" title={words.hardTitle} lead={words.hardText}>
      <Form action={buildInvoiceAddresses(brand).hard(personId)} csrf={csrf()}>
        <FieldView {...{ field, typed, errors, language, answers: {} }} />
        <Button variant="secondary">{words.hard}</Button>
      </Form>
    </Section>
  );
}

/** In the person's name: they read it in their space, and in their journal who noted it. */
export async function handleDeskHelpRequest(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  requireCapability(context, "payment.take");
  const personId = parsePathId<"person">(request, "id");
  const words = getTypedText(readForm(request).typed, "texte");
  return submitOrShowAgain(() => requestPaymentHelp(context, { personId, words }), {
    besides: toBesides(invoicesErrors, "texte"),
    again: ({ errors }) => showPersonInvoices(request, reply, errors),
    after: () => sendSeeOther(reply, `${buildInvoiceAddresses(brand).of(personId)}?fait=difficile`),
  });
}

export async function showPersonPdf(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, language } = request.ardeco;
  requireCapability(context, "payment.take");
  const personId = parsePathId<"person">(request, "id");
  // Who looked is in the person's journal, as for the page.
  await getViewedPersonName(context, personId);
  const id = getPathText(request, "invoice");
  if (!isUuid(id)) throw invoicesErrors.error("invoices.unknown");
  const own = await readInvoice(context, { personId, id: parseId<"invoice">(id) });
  const coming = (await loadComingDebits(context, personId)).get(own.invoice.id);
  return reply
    .header("content-disposition", `attachment; filename="${own.invoice.number}.pdf"`)
    .type("application/pdf")
    .send(await printInvoicePdf(own, language, coming));
}
