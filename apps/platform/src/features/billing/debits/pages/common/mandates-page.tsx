import { EmptyState } from "@ardeco/ui";
import type { FastifyRequest } from "fastify";
import type { FunctionComponent } from "preact";
import { toCivilDate } from "../../../../../kernel/civil-date.ts";
import { getQueryText, type Routes, type Visit } from "../../../../../web/index.ts";
import {
  detailPage,
  getSubject,
  getSubjectName,
  type ShownPage,
  type Subject,
  type SubjectFrame,
  type SubmittableForm,
} from "../../../../../web/resource/index.ts";
import type { OwnInvoice } from "../../../invoices/index.ts";
import {
  type Creditor,
  listInvoicesToPay,
  listMandates,
  listOffered,
  type ReadMandate,
} from "../../index.ts";
import { getDebitWords } from "./debit-words.ts";
import { MandateActs } from "./mandate-acts.tsx";
import { MANDATES } from "./mandate-addresses.ts";
import { MandateCard } from "./mandate-card.tsx";

export interface KnownMandates {
  readonly subject: Subject;
  readonly name: string;
  readonly mandates: readonly ReadMandate[];
  readonly offered: readonly Creditor[];
  /** Set once a mandate was stopped today, and the address asks what is to be paid now. */
  readonly stopped: { readonly toPay: readonly OwnInvoice[] } | undefined;
}

export interface SigningProps {
  readonly known: KnownMandates;
  readonly page: ShownPage;
}

export interface ComparisonProps {
  readonly mandate: ReadMandate;
  readonly page: ShownPage;
}

/** What the space and the desk do each in their own way. */
export interface MandatesPlace {
  readonly frame: SubjectFrame;
  readonly forms: readonly SubmittableForm[];
  /** How a mandate is signed: online by its payer, or on a paper that an agent types. */
  readonly Signing: FunctionComponent<SigningProps>;
  /** How a colleague compares an account with its paper; at the desk. */
  readonly Comparison?: FunctionComponent<ComparisonProps>;
  readonly Stopped: FunctionComponent<{ readonly toPay: readonly OwnInvoice[]; readonly visit: Visit }>;
}

/**
 * Somebody's mandates, what they will take and when, and how to sign one: in their space, and at the desk.
 */
export const defineMandatesPage = ({ frame, forms, Signing, Comparison, Stopped }: MandatesPlace): Routes =>
  detailPage<KnownMandates>({
    frame,
    path: `${frame.root}${MANDATES}`,
    forms,
    read: readKnownMandates,
    texts: ({ language }, { subject, name }) => {
      const { space, desk } = getDebitWords(language);
      return subject.kind === "assisted"
        ? { title: desk.title(name), lead: desk.lead }
        : { title: space.title, lead: space.lead };
    },
    sections: (visit, known, page) => (
      <>
        {known.stopped && <Stopped toPay={known.stopped.toPay} visit={visit} />}
        <NoMandateYet {...{ known, visit }} />
        <div class="ar-stack">
          {known.mandates.map((mandate) => (
            <MandateCard key={mandate.id} mandate={mandate} language={visit.language}>
              <MandateActs {...{ frame, mandate, visit }} subject={known.subject}>
                {Comparison && mandate.state === "active" && mandate.waitsForLook && (
                  <Comparison {...{ mandate, page }} />
                )}
              </MandateActs>
            </MandateCard>
          ))}
        </div>
        {known.offered.length === 0 ? <NotOffered {...{ known, visit }} /> : <Signing {...{ known, page }} />}
      </>
    ),
  });

async function readKnownMandates(request: FastifyRequest): Promise<KnownMandates> {
  const { context } = request.ardeco;
  const subject = getSubject(request);
  const name = await getSubjectName(request);
  const offered = await listOffered(context);
  const mandates = await listMandates(context, subject.personId);
  const stopped = hasStoppedToday(request, mandates)
    ? { toPay: subject.kind === "oneself" ? await listInvoicesToPay(context, subject.personId) : [] }
    : undefined;
  return { subject, name, mandates, offered, stopped };
}

/**
 * What the address says was done, when it is true of one of these mandates: it is looked up, not believed.
 */
function hasStoppedToday(request: FastifyRequest, mandates: readonly ReadMandate[]): boolean {
  const today = toCivilDate(request.ardeco.context.now());
  return (
    request.method === "GET" &&
    getQueryText(request, "fait") === "arrete" &&
    mandates.some(({ state, endedOn }) => state === "revoked" && endedOn === today)
  );
}

interface Shown {
  readonly known: KnownMandates;
  readonly visit: Visit;
}

function NoMandateYet({ known: { subject, mandates, offered }, visit }: Shown) {
  const { none, noneText } = getDebitWords(visit.language).space;
  if (subject.kind === "assisted" || mandates.length > 0 || offered.length === 0) return null;
  return (
    <EmptyState title={none} icon="landmark">
      <p>{noneText}</p>
    </EmptyState>
  );
}

function NotOffered({ known: { subject }, visit }: Shown) {
  const { space, desk } = getDebitWords(visit.language);
  const { notOffered, notOfferedText } = subject.kind === "assisted" ? desk : space;
  return (
    <EmptyState title={notOffered} icon="landmark">
      <p>{notOfferedText}</p>
    </EmptyState>
  );
}
