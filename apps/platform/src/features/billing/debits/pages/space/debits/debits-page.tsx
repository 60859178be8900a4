import { randomUUID } from "node:crypto";
import { Alert, Button, ButtonGroup, EmptyState, Form, LinkButton, Section } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { buildSpaceAddresses } from "../../../../../../frames/space/common/addresses.ts";
import { getSignedInPerson } from "../../../../../../frames/space/common/require-person.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import { AppError, type FieldError } from "../../../../../../kernel/errors.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import {
  type Answers,
  bothIn,
  type Field,
  FieldView,
  FormErrors,
  findTextAnswer,
  getQueryText,
  getTypedText,
  parseFields,
  readForm,
  sendSeeOther,
  toFieldError,
  type Visit,
} from "../../../../../../web/index.ts";
import { RenewedSignInLink } from "../../../../../records/rights/pages/space/rights/renewed-sign-in-link.tsx";
import {
  isOwnerPresent,
  requireSession,
} from "../../../../../records/rights/pages/space/rights/require-session.ts";
import {
  type Creditor,
  debitsErrors,
  listAccountProblems,
  listMandates,
  listOffered,
  type MandateId,
  type ReadMandate,
  readMandatePaper,
  signOnline,
} from "../../../index.ts";
import { findMandateActToday } from "../../common/debits/find-mandate-act-today.ts";
import { MandateCard } from "../../common/debits/mandate-card.tsx";
import { mandateWords } from "../../common/debits/mandate-words.ts";
import { printMandatePdf } from "../../common/debits/print-mandate-pdf.ts";
import { ownDebitWords } from "./own-debit-words.ts";
import { parseMandateParam } from "./parse-mandate-param.ts";
import { listInvoicesToPay, Stopped } from "./stop-page.tsx";

const own = bothIn(ownDebitWords);
const both = bothIn(mandateWords);

/** Of one creditor, nothing is asked but the account. */
const buildOwnMandateFields = (offered: readonly Creditor[]): readonly Field[] => [
  ...(offered.length > 1
    ? [
        {
          kind: "choice",
          name: "pour",
          label: own(({ which }) => which),
          options: offered.map(({ seriesId, name }) => ({ value: seriesId, label: { fr: name, en: name } })),
        } as const,
      ]
    : []),
  {
    kind: "text",
    name: "titulaire",
    label: both(({ holderField }) => holderField),
    hint: both(({ holderHint }) => holderHint),
    maxLength: 70,
    autocomplete: "name",
  },
  {
    kind: "text",
    name: "iban",
    label: both(({ iban }) => iban),
    hint: both(({ ibanHint }) => ibanHint),
    maxLength: 50,
    width: "medium",
  },
  {
    kind: "confirm",
    name: "accord",
    label: own(({ agree }) => agree(offered.map(({ name }) => name).join(", "))),
    whenMissing: own(({ agreeMissing }) => agreeMissing),
  },
];

export async function showDebits(
  request: FastifyRequest,
  reply: FastifyReply,
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language, brand } = visit;
  const words = ownDebitWords(language);
  const offered = await listOffered(context);
  const mandates = await listMandates(context, getSignedInPerson(visit));
  const done =
    errors.length === 0 ? findMandateActToday(visit, mandates, getQueryText(request, "fait")) : undefined;
  const left = done === "arrete" ? await listInvoicesToPay(visit) : [];
  const at = buildSpaceAddresses(brand);
  const refused = errors.length > 0 ? { status: 422, hasErrors: true } : {};
  return sendSpacePage(
    reply,
    {
      title: words.title,
      place: "services",
      width: "task",
      above: [{ href: at.invoices, label: words.above }],
      ...refused,
    },
    <>
      <FormErrors errors={errors} language={language} />
      {done === "signe" && (
        <Alert tone="success" title={words.signed}>
          <p>{words.signedNext}</p>
        </Alert>
      )}
      {done === "arrete" && <Stopped left={left} visit={visit} />}
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      {mandates.length === 0 && offered.length > 0 && (
        <EmptyState title={words.none} icon="landmark">
          <p>{words.noneText}</p>
        </EmptyState>
      )}
      <div class="ar-stack">
        {mandates.map((mandate) => (
          <MandateCard key={mandate.id} {...{ mandate, language }}>
            <Acts {...{ mandate, visit }} />
          </MandateCard>
        ))}
      </div>
      {offered.length === 0 ? (
        <EmptyState title={words.notOffered} icon="landmark">
          <p>{words.notOfferedText}</p>
        </EmptyState>
      ) : (
        <SignForm {...{ request, offered, errors }} />
      )}
    </>,
  );
}

function Acts({ mandate, visit }: { readonly mandate: ReadMandate; readonly visit: Visit }) {
  const { brand, language } = visit;
  const words = mandateWords(language);
  const at = buildSpaceAddresses(brand);
  const pdf = (
    <LinkButton variant="secondary" icon="download" href={at.mandatePdf(mandate.id)}>
      {words.print}
    </LinkButton>
  );
  return (
    <ButtonGroup>
      {pdf}
      {mandate.state === "active" && (
        <LinkButton variant="secondary" href={at.stopDebit(mandate.id)}>
          {words.stop}
          <span class="ds-sr-only"> ({mandate.reference})</span>
        </LinkButton>
      )}
    </ButtonGroup>
  );
}

interface SignFormProps {
  readonly request: FastifyRequest;
  readonly offered: readonly Creditor[];
  readonly errors: readonly FieldError[];
}

function SignForm({ request, offered, errors }: SignFormProps) {
  const visit = request.ardeco;
  const { brand, language, csrf } = visit;
  const words = ownDebitWords(language);
  const said = mandateWords(language);
  const { typed } = readForm(request);
  const at = buildSpaceAddresses(brand);
  return (
    <Section id="signer" title={words.sign} lead={words.signLead}>
      {isOwnerPresent(request) ? (
        <Form
          action={at.debits}
          csrf={csrf()}
          hidden={{ id: isOwnFormUsed(errors) ? randomUUID() : getTypedText(typed, "id") || randomUUID() }}
        >
          <p>{said.allows(offered.map(({ name }) => name).join(", "))}</p>
          <p>{said.refund}</p>
          {buildOwnMandateFields(offered).map((field) => (
            <FieldView key={field.name} {...{ field, typed, errors, language, answers: {} }} />
          ))}
          <Button icon="pencil">{words.signNow}</Button>
        </Form>
      ) : (
        <RenewedSignInLink visit={visit} to={at.debits} />
      )}
    </Section>
  );
}

/** Nothing that was typed is lost. */
const keptOnPage: ReadonlySet<string> = new Set([
  "debits.account_not_valid",
  "debits.id_reused",
  "debits.changed_too_often",
]);

/** This form was used already for something else: the next press is another one. */
const isOwnFormUsed = (errors: readonly FieldError[]): boolean =>
  errors.some(({ code }) => code === debitsErrors.codes["debits.id_reused"]);

const fieldNames: Readonly<Record<string, string>> = { iban: "iban", holder: "titulaire" };

/** Sent twice, it is one mandate. */
export async function sign(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, brand } = visit;
  const offered = await listOffered(context);
  const form = readForm(request);
  const today = toCivilDate(context.now());
  const { answers, errors } = parseFields(buildOwnMandateFields(offered), form, { today, answers: {} });
  const chosen = findTextAnswer(answers, "pour");
  const creditor = chosen === undefined ? offered[0] : offered.find(({ seriesId }) => seriesId === chosen);
  if (errors.length > 0 || !creditor) {
    if (!creditor && errors.length === 0) throw debitsErrors.error("debits.no_creditor");
    return showDebits(request, reply, [...errors, ...listMissingAccountErrors(answers, errors)]);
  }
  const given = getTypedText(form.typed, "id");
  try {
    await signOnline(context, {
      id: isUuid(given) ? parseId<"mandate">(given) : context.newId<MandateId>(),
      seriesId: creditor.seriesId,
      personId: getSignedInPerson(visit),
      iban: findTextAnswer(answers, "iban") ?? "",
      holder: findTextAnswer(answers, "titulaire") ?? "",
      session: requireSession(request),
    });
  } catch (error) {
    if (!(error instanceof AppError) || !keptOnPage.has(error.code)) throw error;
    const beside = error.fields.map(toOwnFieldError);
    return showDebits(request, reply, beside.length > 0 ? beside : [toFieldError("iban", error)]);
  }
  return sendSeeOther(reply, `${buildSpaceAddresses(brand).debits}?fait=signe`);
}

const toOwnFieldError = (error: FieldError): FieldError => ({
  ...error,
  field: fieldNames[error.field] ?? error.field,
});

/** Of what was typed, where its field has no error yet: everything to mend is said at once. */
function listMissingAccountErrors(answers: Answers, said: readonly FieldError[]): readonly FieldError[] {
  const typed = {
    iban: findTextAnswer(answers, "iban") ?? "",
    holder: findTextAnswer(answers, "titulaire") ?? "",
  };
  const found = listAccountProblems(typed).map(toOwnFieldError);
  return found.filter(({ field }) => said.every((one) => one.field !== field));
}

export async function showMandatePdf(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const paper = await readMandatePaper(visit.context, {
    id: parseMandateParam(request),
    personId: getSignedInPerson(visit),
  });
  return reply
    .header("content-disposition", `attachment; filename="${paper.mandate.reference}.pdf"`)
    .type("application/pdf")
    .send(await printMandatePdf(paper, visit.language));
}
