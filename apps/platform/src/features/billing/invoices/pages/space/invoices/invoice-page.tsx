import { Definition, Details, LinkButton, Section, Table } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import { resolveChosenPerson } from "../../../../../../frames/space/common/resolve-chosen-person.ts";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import type { Language } from "../../../../../../kernel/errors.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import type { Visit } from "../../../../../../web/index.ts";
import { listFormerOfEach } from "../../../../../ledger/counters/index.ts";
import {
  invoicesErrors,
  listNextInstalments,
  listOwnPlans,
  type OwnInvoice,
  readInvoice,
} from "../../../index.ts";
import {
  type Becoming,
  formatInvoiceBecoming,
  isPlanned,
} from "../../common/invoices/format-invoice-becoming.ts";
import { formatLineDays, groupIdenticalLines } from "../../common/invoices/group-identical-lines.ts";
import {
  groupLinesByMember,
  listPriceReasons,
  type MemberLines,
} from "../../common/invoices/group-lines-by-member.ts";
import { helpWords } from "../../common/invoices/help-words.ts";
import { loadComingDebits, readUnlessBounded } from "../../common/invoices/load-coming-debits.ts";
import { printInvoicePdf } from "../../common/invoices/print-invoice-pdf.ts";
import { StateTag } from "../../common/invoices/state-tag.tsx";
import {
  formatInvoiceCents,
  formatInvoiceDay,
  formatInvoiceTitle,
  invoiceWords,
  isDebited,
} from "../../common/invoices/words.ts";
import { invoicePageWords } from "./invoice-page-words.ts";
import { listPayers, type OnlinePayer, PayOnline } from "./pay-online.tsx";

interface Chosen {
  readonly own: OwnInvoice;
  readonly somebody: Somebody;
  readonly becoming: Becoming;
  /** Of whom it may be paid online. */
  readonly payers: readonly OnlinePayer[];
  /** Of an account that they left: they have no page on which to pay it. */
  readonly isFormer: boolean;
}

/** Throws invoices.unknown, households.cannot_act_for. */
async function getChosenInvoice(request: FastifyRequest): Promise<Chosen> {
  const { context } = request.ardeco;
  const { invoice: id } = request.params as { readonly invoice: string };
  if (!isUuid(id)) throw invoicesErrors.error("invoices.unknown");
  const { somebody, people } = await resolveChosenPerson(request);
  const own = await readInvoice(context, { personId: somebody.id, id: parseId<"invoice">(id) });
  const coming = (await loadComingDebits(context, somebody.id)).get(own.invoice.id);
  const plans = await readUnlessBounded(listOwnPlans(context, somebody.id));
  const becoming = { coming, instalment: listNextInstalments(plans).get(own.invoice.id) };
  const isToPay = own.standing !== null && own.standing.left > 0 && !isDebited(own.standing.left, coming);
  const payers = isToPay ? await listPayers(context, { own, somebody, people }) : [];
  const left = (await listFormerOfEach(context, [somebody.id])).get(somebody.id) ?? [];
  const isFormer = own.content.lines.some(({ accountId }) => left.some((one) => one.accountId === accountId));
  return { somebody, own, becoming, payers, isFormer };
}

export async function showInvoicePdf(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { own, becoming } = await getChosenInvoice(request);
  return reply
    .header("content-disposition", `attachment; filename="${own.invoice.number}.pdf"`)
    .type("application/pdf")
    .send(await printInvoicePdf(own, request.ardeco.language, becoming.coming));
}

export async function showOwnInvoice(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { language, brand } = visit;
  const chosen = await getChosenInvoice(request);
  const { own, somebody, becoming } = chosen;
  const { invoice, content } = own;
  const at = buildSpaceAddresses(brand);
  const words = invoicePageWords(language);
  const title = formatInvoiceTitle(invoice, language);
  return sendSpacePage(
    reply,
    {
      title,
      place: "services",
      width: "wide",
      above: [
        { href: at.services, label: words.above },
        { href: formatPersonAddress(at.invoices, somebody), label: words.title },
      ],
    },
    <>
      <h1>{title}</h1>
      <p class="ar-lead">{formatInvoiceBecoming(own, language, becoming)}</p>
      <p>
        <StateTag {...{ own, becoming, language }} />
      </p>
      <Definition items={buildOwnInvoiceFacts(own, language, becoming)} />
      <p>
        <LinkButton
          variant="secondary"
          icon="download"
          href={formatPersonAddress(at.invoicePdf(invoice.id), somebody)}
        >
          {words.pdf}
        </LinkButton>
      </p>
      {groupLinesByMember(content, language).map((member) => (
        <Member key={member.key} {...{ member, language }} />
      ))}
      <Reasons {...{ own, language }} />
      <Notes {...chosen} visit={visit} />
      <Next {...chosen} visit={visit} />
    </>,
  );
}

function buildOwnInvoiceFacts(own: OwnInvoice, language: Language, becoming: Becoming) {
  const { invoice, content, standing, about: mended } = own;
  const { coming, instalment } = becoming;
  const words = invoiceWords(language);
  const euros = (cents: number) => formatInvoiceCents(cents, language);
  const item = (term: string, description: string) => ({ term, description });
  const dueItem = () => {
    if (invoice.dueOn === null || !standing || standing.left === 0) return [];
    if (instalment && isPlanned(own, becoming))
      return [
        item(
          words.nextInstalment,
          words.instalment(euros(instalment.cents), formatInvoiceDay(instalment.on, language)),
        ),
      ];
    return coming && isDebited(standing.left, coming)
      ? [item(words.debitedOn, formatInvoiceDay(coming.on, language))]
      : [item(words.dueOn, formatInvoiceDay(invoice.dueOn, language))];
  };
  return [
    item(words.number, invoice.number),
    ...(mended ? [item(words.about, mended.number)] : []),
    item(words.from, content.issuer.name),
    item(words.issued, formatInvoiceDay(invoice.issuedOn, language)),
    ...(content.reason === undefined ? [] : [item(words.reason, content.reason)]),
    item(words.total, euros(invoice.totalCents)),
    ...(standing && standing.credited > 0 ? [item(words.credited, euros(standing.credited))] : []),
    ...(standing && standing.paid > 0 ? [item(words.settled, euros(standing.paid))] : []),
    ...(standing ? [{ term: words.left, description: <strong>{euros(standing.left)}</strong> }] : []),
    ...dueItem(),
  ];
}

function Member({ member, language }: { readonly member: MemberLines; readonly language: Language }) {
  const words = invoiceWords(language);
  const { columns } = words;
  const { key, name, lines, cents } = member;
  return (
    <Section id={`pour-${key}`} title={`${name} – ${formatInvoiceCents(cents, language)}`}>
      <Table
        id={`lignes-${key}`}
        caption={words.table(name)}
        isTitled
        columns={[
          { label: columns.day },
          { label: columns.what },
          { label: columns.quantity, numeric: true },
          { label: columns.price, numeric: true },
          { label: columns.amount, numeric: true },
        ]}
        rows={groupIdenticalLines(lines, language).map((row) => ({
          key: row.key,
          cells: [
            formatLineDays(row.days, language),
            row.subject,
            String(row.quantity),
            formatInvoiceCents(row.unitCents, language),
            formatInvoiceCents(row.cents, language),
          ],
        }))}
      />
    </Section>
  );
}

function Reasons({ own, language }: { readonly own: OwnInvoice; readonly language: Language }) {
  const reasons = listPriceReasons(own.content, language);
  if (reasons.length === 0) return null;
  return (
    <Details summary={invoiceWords(language).why}>
      <ul>
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </Details>
  );
}

interface OfVisit extends Chosen {
  readonly visit: Visit;
}

function Notes({ own: { creditNotes, about: mended }, somebody, visit: { language, brand } }: OfVisit) {
  const words = invoiceWords(language);
  const linked = [...creditNotes, ...(mended ? [mended] : [])];
  if (linked.length === 0) return null;
  return (
    <Section id="avoirs" title={mended ? words.about : words.notes}>
      <ul>
        {linked.map((one) => (
          <li key={one.id}>
            <a href={formatPersonAddress(buildSpaceAddresses(brand).invoice(one.id), somebody)}>
              {`${formatInvoiceTitle(one, language)} – ${formatInvoiceCents(one.totalCents, language)}`}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Next({ own, somebody, becoming, payers, isFormer, visit }: OfVisit) {
  const { content, standing } = own;
  const { language, brand } = visit;
  const words = helpWords(language);
  const page = invoicePageWords(language);
  const at = buildSpaceAddresses(brand);
  const payHow = payers.length > 0 ? words.payOnline : isFormer ? words.payLeft : words.payHow;
  const isOpen = standing !== null && standing.left > 0;
  return (
    <>
      <Section id="suite" title={isOpen ? words.pay : page.next}>
        {isOpen && <p>{isDebited(standing.left, becoming.coming) ? words.debitedHow : payHow}</p>}
        {isPlanned(own, becoming) && (
          <p>
            <a href={formatPersonAddress(at.invoices, somebody)}>{page.plan}</a>
          </p>
        )}
        <PayOnline {...{ payers, visit }} />
        {!standing && <p>{words.creditNext}</p>}
        <p>
          <a href={at.counters}>{page.counters}</a>
        </p>
      </Section>
      <Section id="aide" title={words.help}>
        <p>{words.helpText}</p>
        <p>{content.issuer.help}</p>
        <p>{words.children}</p>
        <p>
          <a href={at.exchanges}>{page.contact}</a>
        </p>
      </Section>
    </>
  );
}
