import { randomUUID } from "node:crypto";
import { Alert, Button, ButtonGroup, EmptyState, Form, LinkButton, Section, TextField } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import {
  buildPersonTrail,
  buildRefusalState,
  getViewedPersonName,
} from "../../../../../../frames/desk/common/build-person-trail.ts";
import { buildDeskDebitAddresses } from "../../../../../../frames/desk/common/debit-addresses.ts";
import { sendDeskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import { parseDeskPathId } from "../../../../../../frames/desk/common/params.ts";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import { AppError, type FieldError } from "../../../../../../kernel/errors.ts";
import { isUuid, type PersonId, parseId } from "../../../../../../kernel/ids.ts";
import {
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
import { requireCapability } from "../../../../../access/access/index.ts";
import {
  type Creditor,
  confirmMandateAccount,
  debitsErrors,
  listMandates,
  listOffered,
  type MandateId,
  type ReadMandate,
  readMandatePaper,
  signAtDesk,
} from "../../../index.ts";
import { findMandateActToday } from "../../common/debits/find-mandate-act-today.ts";
import { MandateCard } from "../../common/debits/mandate-card.tsx";
import { mandateWords } from "../../common/debits/mandate-words.ts";
import { printMandatePdf } from "../../common/debits/print-mandate-pdf.ts";
import { deskDebitWords } from "./desk-debit-words.ts";

const desk = bothIn(deskDebitWords);
const both = bothIn(mandateWords);

const buildDeskMandateFields = (offered: readonly Creditor[]): readonly Field[] => [
  {
    kind: "choice",
    name: "pour",
    label: desk(({ which }) => which),
    options: offered.map(({ seriesId, name }) => ({ value: seriesId, label: { fr: name, en: name } })),
  },
  {
    kind: "text",
    name: "titulaire",
    label: both(({ holderField }) => holderField),
    hint: both(({ holderHint }) => holderHint),
    maxLength: 70,
  },
  {
    kind: "text",
    name: "iban",
    label: both(({ iban }) => iban),
    hint: both(({ ibanHint }) => ibanHint),
    maxLength: 50,
    width: "medium",
  },
  { kind: "date", name: "signe_le", label: desk(({ signedOn }) => signedOn), past: true },
  { kind: "text", name: "lieu", label: desk(({ place }) => place), maxLength: 60 },
];

/** Somebody’s mandates, and the form of a new paper. */
export async function showPersonDebits(
  request: FastifyRequest,
  reply: FastifyReply,
  errors: readonly FieldError[] = [],
  status = 422,
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language } = visit;
  requireCapability(context, "payment.take");
  const personId = parseDeskPathId<"person">(request, "id");
  const name = await getViewedPersonName(context, personId);
  const words = deskDebitWords(language);
  const offered = await listOffered(context);
  const mandates = await listMandates(context, personId);
  return sendDeskPage(
    reply,
    {
      title: words.title(name),
      ...buildPersonTrail(visit, { id: personId, name }),
      ...buildRefusalState(errors),
      ...(errors.length > 0 ? { status } : {}),
    },
    <>
      <FormErrors errors={errors} language={language} />
      {errors.length === 0 && (
        <Done done={findMandateActToday(visit, mandates, getQueryText(request, "fait"))} visit={visit} />
      )}
      <h1>{words.title(name)}</h1>
      <p class="ar-lead">{words.lead}</p>
      <div class="ar-stack">
        {mandates.map((mandate) => (
          <MandateCard key={mandate.id} {...{ mandate, language }}>
            <Acts {...{ mandate, personId, request, errors }} />
          </MandateCard>
        ))}
      </div>
      {offered.length === 0 ? (
        <EmptyState title={words.notOffered} icon="landmark">
          <p>{words.notOfferedText}</p>
        </EmptyState>
      ) : (
        <TypeForm {...{ request, personId, name, offered, errors }} />
      )}
    </>,
  );
}

function Done({ done, visit: { language } }: { readonly done: string | undefined; readonly visit: Visit }) {
  const words = deskDebitWords(language);
  if (done === "saisi")
    return (
      <Alert tone="success" title={words.saved}>
        <p>{words.savedNext}</p>
      </Alert>
    );
  if (done === "relu") return <Alert tone="success" title={words.seen} />;
  return done === "arrete" ? <Alert tone="success" title={words.stopped} /> : null;
}

interface ActsProps {
  readonly mandate: ReadMandate;
  readonly personId: PersonId;
  readonly request: FastifyRequest;
  readonly errors: readonly FieldError[];
}

/** Each field bears its mandate: the page may have several. */
const formatEndingFieldName = (id: string): string => `fin-${id}`;

function Acts({ mandate, personId, request, errors }: ActsProps) {
  const { brand, language, csrf } = request.ardeco;
  const field = formatEndingFieldName(mandate.id);
  const words = mandateWords(language);
  const at = buildDeskDebitAddresses(brand);
  const isActive = mandate.state === "active";
  return (
    <>
      <ButtonGroup>
        <LinkButton variant="secondary" icon="printer" href={at.paper(personId, mandate.id)}>
          {words.print}
        </LinkButton>
      </ButtonGroup>
      {isActive && mandate.waitsForLook && (
        <Form action={at.see(personId, mandate.id)} csrf={csrf()}>
          <TextField
            name={field}
            label={deskDebitWords(language).ending}
            hint={deskDebitWords(language).endingHint}
            width="short"
            maxLength={12}
            spellcheck={false}
            value={getTypedText(readForm(request).typed, field)}
            error={errors.find((one) => one.field === field)?.[language]}
          />
          <Button icon="eye">{deskDebitWords(language).look}</Button>
        </Form>
      )}
      {isActive && (
        <ButtonGroup>
          <LinkButton variant="secondary" href={at.stop(personId, mandate.id)}>
            {words.stop}
            <span class="ds-sr-only"> ({mandate.reference})</span>
          </LinkButton>
        </ButtonGroup>
      )}
    </>
  );
}

interface TypeFormProps {
  readonly request: FastifyRequest;
  readonly personId: PersonId;
  readonly name: string;
  readonly offered: readonly Creditor[];
  readonly errors: readonly FieldError[];
}

function TypeForm({ request, personId, name, offered, errors }: TypeFormProps) {
  const { brand, language, csrf } = request.ardeco;
  const words = deskDebitWords(language);
  const posted = readForm(request).typed;
  const [only, ...others] = offered;
  const known = new Map([
    ["titulaire", [name]],
    ...(only && others.length === 0 ? [["pour", [only.seriesId]] as [string, string[]]] : []),
  ]);
  const typed = posted.size > 0 ? posted : known;
  return (
    <Section id="saisir" title={words.type} lead={words.typeLead}>
      <Form
        action={buildDeskDebitAddresses(brand).of(personId)}
        csrf={csrf()}
        hidden={{
          nouveau: isDeskFormUsed(errors) ? randomUUID() : getTypedText(posted, "nouveau") || randomUUID(),
        }}
      >
        {buildDeskMandateFields(offered).map((field) => (
          <FieldView key={field.name} {...{ field, typed, errors, language, answers: {} }} />
        ))}
        <Button icon="file-check">{words.save}</Button>
      </Form>
    </Section>
  );
}

/** This form was used already for something else: the next press is another one. */
const isDeskFormUsed = (errors: readonly FieldError[]): boolean =>
  errors.some(({ code }) => code === debitsErrors.codes["debits.id_reused"]);

const fieldNames: Readonly<Record<string, string>> = {
  iban: "iban",
  holder: "titulaire",
  place: "lieu",
  signed_on: "signe_le",
};

/** Sent twice, it is one mandate. */
export async function handleTypedMandate(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  requireCapability(context, "payment.take");
  const personId = parseDeskPathId<"person">(request, "id");
  const form = readForm(request);
  const today = toCivilDate(context.now());
  const { answers, errors } = parseFields(buildDeskMandateFields(await listOffered(context)), form, {
    today,
    answers: {},
  });
  const series = findTextAnswer(answers, "pour") ?? "";
  if (errors.length > 0) return showPersonDebits(request, reply, errors);
  if (!isUuid(series)) throw debitsErrors.error("debits.no_creditor");
  const given = getTypedText(form.typed, "nouveau");
  try {
    await signAtDesk(context, {
      id: isUuid(given) ? parseId<"mandate">(given) : context.newId<MandateId>(),
      seriesId: parseId<"invoiceSeries">(series),
      personId,
      iban: findTextAnswer(answers, "iban") ?? "",
      holder: findTextAnswer(answers, "titulaire") ?? "",
      signedOn: findTextAnswer(answers, "signe_le") ?? "",
      place: findTextAnswer(answers, "lieu") ?? "",
    });
  } catch (error) {
    if (!(error instanceof AppError) || !error.code.startsWith("debits.")) throw error;
    const beside = error.fields.map((one) => ({ ...one, field: fieldNames[one.field] ?? one.field }));
    // Whatever is refused, nothing that was typed is lost.
    if (beside.length > 0) return showPersonDebits(request, reply, beside);
    return showPersonDebits(request, reply, [toFieldError("iban", error)], error.status);
  }
  return sendSeeOther(reply, `${buildDeskDebitAddresses(brand).of(personId)}?fait=saisi`);
}

export const parseMandateParams = (request: FastifyRequest) => ({
  personId: parseDeskPathId<"person">(request, "id"),
  id: parseDeskPathId<"mandate">(request, "mandate"),
});

export async function handleAccountConfirmation(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const which = parseMandateParams(request);
  const field = formatEndingFieldName(which.id);
  try {
    await confirmMandateAccount(context, { ...which, ending: getTypedText(readForm(request).typed, field) });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "debits.other_account") throw error;
    return showPersonDebits(request, reply, [toFieldError(field, error)]);
  }
  return sendSeeOther(reply, `${buildDeskDebitAddresses(brand).of(which.personId)}?fait=relu`);
}

/** With the whole account: the journal tells that it was printed. */
export async function showPaper(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, language } = request.ardeco;
  requireCapability(context, "payment.take");
  const paper = await readMandatePaper(context, parseMandateParams(request));
  return reply
    .header("content-disposition", `attachment; filename="${paper.mandate.reference}.pdf"`)
    .type("application/pdf")
    .send(await printMandatePdf(paper, language));
}
