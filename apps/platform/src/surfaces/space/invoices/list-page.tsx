import { Alert, Card, EmptyState, LinkButton, Section } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { civilDate, plainDate } from "../../../kernel/civil-date.ts";
import { AppError } from "../../../kernel/errors.ts";
import type { Coming } from "../../../modules/debits/index.ts";
import {
  listInvoices,
  listOwnEases,
  listOwnPlans,
  type OwnEase,
  type OwnInvoice,
} from "../../../modules/invoices/index.ts";
import type { Visit } from "../../../web/index.ts";
import { helpWords } from "../../common/invoices/help-words.ts";
import { centsText, standingText, titleOf } from "../../common/invoices/invoice-words.ts";
import { about, addresses } from "../common/addresses.ts";
import { choosePerson } from "../common/choose-person.ts";
import { nameOf, PersonSwitcher } from "../common/person-switcher.tsx";
import type { Somebody } from "../common/somebody.ts";
import { spacePage } from "../common/space-page.tsx";
import { comingOf, type Debits, leftOf } from "./coming.ts";
import { easeWords } from "./ease-words.ts";
import { invoicePageWords } from "./invoice-page-words.ts";
import { OwnPlans } from "./plan-view.tsx";
import { StateTag } from "./state-tag.tsx";

export async function showInvoices(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language, brand } = visit;
  const chosen = await context.transaction((tx) => choosePerson(tx, request));
  const { somebody } = chosen;
  const all = await listInvoices(context, somebody.id);
  const eases = all.length === 0 ? [] : await unlessBounded(listOwnEases(context, somebody.id));
  const plans = all.length === 0 ? [] : await unlessBounded(listOwnPlans(context, somebody.id));
  const debits = all.length === 0 ? new Map() : await comingOf(context, somebody.id);
  const words = invoicePageWords(language);
  const at = addresses(brand);
  const title = somebody.self ? words.title : words.titleFor(nameOf(somebody, language));
  return spacePage(
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
        <EmptyState title={words.none} icon="receipt">
          <p>{words.noneText}</p>
        </EmptyState>
      ) : (
        <>
          <LeftToPay {...{ all, debits, visit }} />
          <Eased eases={eases} visit={visit} />
          <OwnPlans {...{ plans, somebody, visit }} />
          <div class="ar-stack">
            {all.map((own) => (
              <InvoiceCard
                key={own.invoice.id}
                {...{ own, somebody, visit, coming: debits.get(own.invoice.id) }}
              />
            ))}
          </div>
          <Help {...{ all, somebody, visit }} />
        </>
      )}
    </>,
  );
}

interface AllProps {
  readonly all: readonly OwnInvoice[];
  readonly visit: Visit;
}

/** One figure first: what is left, over every invoice. */
function LeftToPay({ all, debits, visit: { language } }: AllProps & { readonly debits: Debits }) {
  const words = invoicePageWords(language);
  const { left, debited } = leftOf(all, debits);
  const debitedText = debited > 0 && <p>{words.debited(centsText(debited, language))}</p>;
  return left > 0 ? (
    <Alert tone="info" title={words.toPay(centsText(left, language))}>
      {debitedText}
    </Alert>
  ) : (
    <Alert tone="success" title={debited > 0 ? words.nothingToDo : words.nothing}>
      {debitedText}
    </Alert>
  );
}

/** A mandate to prepare alone, bounded to some services, reads nothing of it. */
const unlessBounded = <Read,>(reading: Promise<readonly Read[]>): Promise<readonly Read[]> =>
  reading.catch((error: unknown) => {
    if (error instanceof AppError && error.code === "households.cannot_act_for") return [];
    throw error;
  });

/** What holds reminders, and the last answer. */
function Eased({
  eases,
  visit: { language, context },
}: {
  readonly eases: readonly OwnEase[];
  readonly visit: Visit;
}) {
  const words = easeWords(language);
  const today = civilDate(context.now());
  const asked = eases.find(({ kind, endedOn }) => kind === "help" && endedOn === null);
  const held = eases.find(({ until }) => until !== null && until >= today);
  const answer = eases.find((ease) => ease.answer !== null)?.answer;
  if (!asked && !held && answer == null) return null;
  return (
    <Section id="difficulte" title={words.title}>
      {asked && <p>{words.waits(plainDate(asked.begunOn, language))}</p>}
      {answer != null && <p>{words.answer(answer)}</p>}
      {held?.until != null && <p>{words.held(plainDate(held.until, language))}</p>}
    </Section>
  );
}

interface InvoiceCardProps {
  readonly own: OwnInvoice;
  readonly coming: Coming | undefined;
  readonly somebody: Somebody;
  readonly visit: Visit;
}

function InvoiceCard({ own, coming, somebody, visit: { language, brand } }: InvoiceCardProps) {
  const { invoice } = own;
  return (
    <Card
      title={titleOf(invoice, language)}
      href={about(addresses(brand).invoice(invoice.id), somebody)}
      icon={invoice.kind === "invoice" ? "receipt" : "undo-2"}
      level={2}
      status={<StateTag {...{ own, coming, language }} />}
    >
      <p>{standingText(own, language, coming)}</p>
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
          href={about(addresses(brand).invoiceHelp, somebody)}
        >
          {easeWords(language).link}
        </LinkButton>
      </p>
      <p>
        <a href={addresses(brand).exchanges}>{invoicePageWords(language).contact}</a>
      </p>
    </Section>
  );
}
