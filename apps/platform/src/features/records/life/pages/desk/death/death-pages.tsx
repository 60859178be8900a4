import { elementDefinition, formatElement, isElementName } from "@ardeco/contracts";
import { datePartName, SummaryList } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import {
  buildPersonTrail,
  buildRefusalState,
  getAssistedPerson,
} from "../../../../../../frames/desk/common/build-person-trail.ts";
import { deskCommonWords } from "../../../../../../frames/desk/common/common-words.ts";
import { sendDeskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import { PersonForm } from "../../../../../../frames/desk/common/person-form.tsx";
import { formatLongDate, toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { AppError, FieldError } from "../../../../../../kernel/errors.ts";
import {
  bothIn,
  type Field,
  FormErrors,
  findTextAnswer,
  getTypedText,
  parseFields,
  parsePathId,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
  type TypedValues,
} from "../../../../../../web/index.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import { type ElementPair, findCurrentValue } from "../../../../../identity/identity/index.ts";
import { confirmDeath, findDeath, recordDeath } from "../../../index.ts";
import { CONFIRM_MERGED, GESTURE } from "./death-notice.tsx";
import { deathWords } from "./death-words.ts";

const both = bothIn(deathWords);

const DIED = "deces";
const certificate: readonly Field[] = [
  {
    kind: "date",
    past: true,
    name: DIED,
    label: both(({ diedOn }) => diedOn),
    hint: both(({ diedOnHint }) => diedOnHint),
  },
  {
    kind: "confirm",
    name: "acte",
    label: both(({ seen }) => seen),
    whenMissing: both(({ seenMissing }) => seenMissing),
  },
];
const sameOne: Field = {
  kind: "confirm",
  name: "identite",
  label: both(({ same }) => same),
  whenMissing: both(({ sameMissing }) => sameMissing),
};
/** Set once the first step has been read. */
const CHECKED = "verifie";

interface Shown {
  readonly typed?: TypedValues;
  readonly errors?: readonly FieldError[];
}

/** First step: what the certificate says. */
export async function showDeathForm(
  request: FastifyRequest,
  reply: FastifyReply,
  { typed = new Map(), errors = [] }: Shown = {},
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { language, brand } = visit;
  const { name, isDead } = await readDeathForm(request);
  const id = parsePathId<"person">(request, "id");
  const at = buildDeskAddresses(brand);
  if (isDead) return sendSeeOther(reply, at.person(id, "help_at_desk"));
  const words = deathWords(language);
  return sendDeskPage(
    reply,
    { ...buildDeathPage(request, name), ...buildRefusalState(errors) },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead(name)}</p>
      <PersonForm
        {...{ visit, typed, errors }}
        personId={id}
        action={at.death(id)}
        fields={certificate}
        submit={words.next}
        back={words.back}
      />
    </>,
  );
}

/** Second step: whose death, and what it ends; then the act itself. Sent twice, it is recorded once. */
export async function postDeath(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  requireCapability(context, "death.record");
  const { typed, ...form } = readForm(request);
  if (getTypedText(typed, GESTURE) === CONFIRM_MERGED) {
    const personId = parsePathId<"person">(request, "id");
    await confirmDeath(context, { personId });
    return sendSeeOther(reply, buildDeskAddresses(brand).person(personId, "help_at_desk"));
  }
  const facts = { today: toCivilDate(context.now()), answers: {} };
  const isChecked = typed.has(CHECKED);
  const fields = isChecked ? [...certificate, sameOne] : certificate;
  const { answers, errors } = parseFields(fields, { typed, ...form }, facts);
  const onCertificate = errors.filter(({ field }) => certificate.some(({ name }) => name === field));
  const diedOn = findTextAnswer(answers, DIED);
  if (onCertificate.length > 0 || diedOn === undefined)
    return showDeathForm(request, reply, { typed, errors: onCertificate });
  if (!isChecked || errors.length > 0) return showDeathCheck(request, reply, { typed, errors, diedOn });
  const id = parsePathId<"person">(request, "id");
  return submitOrShowAgain(() => recordDeath(context, { personId: id, diedOn }), {
    besides: { "life.death_date": (refusal) => toDeathFieldError(DIED, refusal) },
    again: (refused) => showDeathForm(request, reply, { typed, errors: refused.errors }),
    after: () => sendSeeOther(reply, buildDeskAddresses(brand).person(id, "help_at_desk")),
  });
}

async function showDeathCheck(
  request: FastifyRequest,
  reply: FastifyReply,
  { typed, errors, diedOn }: Required<Shown> & { readonly diedOn: string },
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { language, brand } = visit;
  const { name, pairs } = await readDeathForm(request);
  const id = parsePathId<"person">(request, "id");
  const words = deathWords(language);
  const at = buildDeskAddresses(brand);
  const [year = "", month = "", day = ""] = diedOn.split("-");
  const hidden = {
    [datePartName(DIED, "day")]: day,
    [datePartName(DIED, "month")]: month,
    [datePartName(DIED, "year")]: year,
    acte: "on",
    [CHECKED]: "1",
  };
  return sendDeskPage(
    reply,
    { ...buildDeathPage(request, name), ...buildRefusalState(errors) },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{words.checkTitle}</h1>
      <p class="ar-lead">{words.checkLead}</p>
      <SummaryList
        rows={[
          { label: words.name, value: name },
          ...(["family_name", "birthdate", "place_of_birth"] as const).map((element) => ({
            label: elementDefinition(element).label[language],
            value: formatElementText(pairs, element, language) || words.unknown,
          })),
          { label: words.died, value: formatLongDate(diedOn, language) },
        ]}
      />
      <section class="ar-stack">
        <h2>{words.what}</h2>
        <ul>
          {words.effects.split("\n").map((effect) => (
            <li key={effect}>{effect}</li>
          ))}
        </ul>
      </section>
      <PersonForm
        {...{ visit, typed, errors, hidden }}
        personId={id}
        action={at.death(id)}
        fields={[sameOne]}
        submit={words.confirm}
        back={words.back}
        variant="danger"
      />
    </>,
  );
}

async function readDeathForm(request: FastifyRequest) {
  const { context, language } = request.ardeco;
  requireCapability(context, "death.record");
  const id = parsePathId<"person">(request, "id");
  const { elements: pairs, displayName } = await getAssistedPerson(context, id);
  const name = displayName || deskCommonWords(language).unnamed;
  return { pairs, name, isDead: (await findDeath(context, id)) !== undefined };
}

function formatElementText(pairs: readonly ElementPair[], name: string, language: "fr" | "en"): string {
  return isElementName(name) ? formatElement(name, findCurrentValue(pairs, name), language) : "";
}

/** An error of the module, beside the field that it is about. */
export function toDeathFieldError(field: string, { code, definition: { fr, en } }: AppError): FieldError {
  return { field, code, fr, en };
}

export function buildDeathPage(request: FastifyRequest, name: string) {
  const { ardeco } = request;
  const id = parsePathId<"person">(request, "id");
  return { title: deathWords(ardeco.language).title, ...buildPersonTrail(ardeco, { id, name }) };
}
