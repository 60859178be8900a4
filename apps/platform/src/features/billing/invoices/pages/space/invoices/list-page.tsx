import { Alert, Card, EmptyState, LinkButton, Section } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import { formatPersonName, PersonSwitcher } from "../../../../../../frames/space/common/person-switcher.tsx";
import { getSignedInPerson } from "../../../../../../frames/space/common/require-person.ts";
import { resolveChosenPerson } from "../../../../../../frames/space/common/resolve-chosen-person.ts";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import { formatPlainDate, toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { Visit } from "../../../../../../web/index.ts";
import {
  type InvoiceId,
  listInvoices,
  listNextInstalments,
  listOwnEases,
  listOwnPlans,
  type NextInstalment,
  type OwnEase,
  type OwnInvoice,
} from "../../../index.ts";
import { type Becoming, formatInvoiceBecoming } from "../../common/invoices/format-invoice-becoming.ts";
import { helpWords } from "../../common/invoices/help-words.ts";
import {
  computeLeftSums,
  type DebitsByInvoice,
  loadComingDebits,
  readUnlessBounded,
} from "../../common/invoices/load-coming-debits.ts";
import { StateTag } from "../../common/invoices/state-tag.tsx";
import { formatInvoiceCents, formatInvoiceTitle } from "../../common/invoices/words.ts";
import { easeWords } from "./ease-words.ts";
import { invoicePageWords } from "./invoice-page-words.ts";
import { listInstalmentPayers } from "./pay-online.tsx";
import { OwnPlans } from "./plan-view.tsx";

export async function showInvoices(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language, brand } = visit;
  const chosen = await resolveChosenPerson(request);
  const { somebody } = chosen;
  const all = await listInvoices(context, somebody.id);
  const eases = all.length === 0 ? [] : await readUnlessBounded(listOwnEases(context, somebody.id));
  const plans = all.length === 0 ? [] : await readUnlessBounded(listOwnPlans(context, somebody.id));
  const debits = all.length === 0 ? new Map() : await loadComingDebits(context, somebody.id);
  const planned = listNextInstalments(plans);
  const isUnderReader =
    all.length === 0 && !somebody.self && (await listInvoices(context, getSignedInPerson(visit))).length > 0;
  const toPay = await listInstalmentPayers(context, { all, plans, ...chosen });
  const words = invoicePageWords(language);
  const at = buildSpaceAddresses(brand);
  const title = somebody.self ? words.title : words.titleFor(formatPersonName(somebody, language));
  return sendSpacePage(
    reply,
    { title, place: "services", width: "task", above: [{ href: at.services, label: words.above }] },
    <>
      <h1>{title}</h1>
      <p class="ar-lead">{words.lead}</p>
      {somebody.self && (
        <p>
          <a href={at.debits}>{words.debits}</a>
        </p>
      )}
      <PersonSwitcher {...chosen} path={at.invoices} language={language} />
      {all.length === 0 ? (
        <NoInvoice {...{ isUnderReader, somebody, visit }} />
      ) : (
        <>
          <LeftToPay {...{ all, debits, planned, visit }} />
          <Eased eases={eases} visit={visit} />
          <OwnPlans {...{ plans, toPay, somebody, visit }} />
          <div class="ar-stack">
            {all.map((own) => (
              <InvoiceCard
                key={own.invoice.id}
                {...{ own, somebody, visit }}
                becoming={{ coming: debits.get(own.invoice.id), instalment: planned.get(own.invoice.id) }}
              />
            ))}
          </div>
          <Help {...{ all, somebody, visit }} />
        </>
      )}
    </>,
  );
}

interface NoInvoiceProps {
  /** The family’s are addressed to the reader. */
  readonly isUnderReader: boolean;
  readonly somebody: Somebody;
  readonly visit: Visit;
}

function NoInvoice({ isUnderReader, somebody, visit: { language, brand } }: NoInvoiceProps) {
  const words = invoicePageWords(language);
  if (!isUnderReader)
    return (
      <EmptyState title={words.none} icon="receipt">
        <p>{words.noneText}</p>
      </EmptyState>
    );
  return (
    <EmptyState
      title={words.noneOf(formatPersonName(somebody, language))}
      icon="receipt"
      action={<LinkButton href={buildSpaceAddresses(brand).invoices}>{words.yours}</LinkButton>}
    >
      <p>{words.underYours}</p>
    </EmptyState>
  );
}

interface AllProps {
  readonly all: readonly OwnInvoice[];
  readonly visit: Visit;
}

interface LeftProps extends AllProps {
  readonly debits: DebitsByInvoice;
  readonly planned: ReadonlyMap<InvoiceId, NextInstalment>;
}

/** One figure first: what is left, over every invoice. */
function LeftToPay({ all, debits, planned, visit: { language, brand } }: LeftProps) {
  const words = invoicePageWords(language);
  const sums = computeLeftSums(all, { debits, planned });
  const others = (
    <>
      {sums.debited > 0 && <p>{words.debited(formatInvoiceCents(sums.debited, language))}</p>}
      {sums.planned > 0 && <p>{words.planned(formatInvoiceCents(sums.planned, language))}</p>}
    </>
  );
  if (sums.left > 0)
    return (
      <Alert tone="info" title={words.toPay(formatInvoiceCents(sums.left, language))}>
        {others}
        <p>
          <a href={buildSpaceAddresses(brand).dues}>{words.payAll}</a>
        </p>
      </Alert>
    );
  // The plan comes next, with its own day.
  if (sums.planned > 0)
    return (
      <Alert tone="info" title={words.nothingElse}>
        {others}
      </Alert>
    );
  return (
    <Alert tone="success" title={sums.debited > 0 ? words.nothingToDo : words.nothing}>
      {others}
    </Alert>
  );
}

/** What holds reminders, and the last answer. */
function Eased({
  eases,
  visit: { language, context },
}: {
  readonly eases: readonly OwnEase[];
  readonly visit: Visit;
}) {
  const words = easeWords(language);
  const today = toCivilDate(context.now());
  const asked = eases.find(({ kind, endedOn }) => kind === "help" && endedOn === null);
  const held = eases.find(({ until }) => until !== null && until >= today);
  const answer = eases.find((ease) => ease.answer !== null)?.answer;
  if (!asked && !held && answer == null) return null;
  return (
    <Section id="difficulte" title={words.title}>
      {asked && <p>{words.waits(formatPlainDate(asked.begunOn, language))}</p>}
      {answer != null && <p>{words.answer(answer)}</p>}
      {held?.until != null && <p>{words.held(formatPlainDate(held.until, language))}</p>}
    </Section>
  );
}

interface InvoiceCardProps {
  readonly own: OwnInvoice;
  readonly becoming: Becoming;
  readonly somebody: Somebody;
  readonly visit: Visit;
}

function InvoiceCard({ own, becoming, somebody, visit: { language, brand } }: InvoiceCardProps) {
  const { invoice } = own;
  return (
    <Card
      title={formatInvoiceTitle(invoice, language)}
      href={formatPersonAddress(buildSpaceAddresses(brand).invoice(invoice.id), somebody)}
      icon={invoice.kind === "invoice" ? "receipt" : "undo-2"}
      level={2}
      status={<StateTag {...{ own, becoming, language }} />}
    >
      <p>{formatInvoiceBecoming(own, language, becoming)}</p>
      <p>{invoice.number}</p>
    </Card>
  );
}

/** Each sender once, with who helps. */
function Help({ all, somebody, visit: { language, brand } }: AllProps & { readonly somebody: Somebody }) {
  const words = helpWords(language);
  const helps = [...new Set(all.map(({ content }) => content.issuer.help))];
  return (
    <Section id="aide" title={words.help}>
      <p>{words.helpText}</p>
      {helps.map((help) => (
        <p key={help}>{help}</p>
      ))}
      <p>{words.children}</p>
      <p>
        <LinkButton
          variant="secondary"
          icon="hand-heart"
          href={formatPersonAddress(buildSpaceAddresses(brand).invoiceHelp, somebody)}
        >
          {easeWords(language).link}
        </LinkButton>
      </p>
      <p>
        <a href={buildSpaceAddresses(brand).exchanges}>{invoicePageWords(language).contact}</a>
      </p>
    </Section>
  );
}
