import { randomUUID } from "node:crypto";
import { Button, ButtonGroup, Form, Select } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import {
  buildPersonTrail,
  getViewedPersonName,
} from "../../../../../../frames/desk/common/build-person-trail.ts";
import { sendDeskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import {
  type Answers,
  bothIn,
  buildFieldError,
  type Field,
  FieldView,
  FormErrors,
  findTextAnswer,
  getQueryText,
  getTypedText,
  parseFields,
  parsePathId,
  readForm,
  sendSeeOther,
  type TypedValues,
} from "../../../../../../web/index.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import { readOpenDesks } from "../../../../../authorities/authorities/index.ts";
import { readPublishedServices } from "../../../../../catalogue/catalogue/index.ts";
import { sortByTitle } from "../../../../../consent/subscriptions/pages/common/services/sort-by-title.ts";
import {
  type ContactChannel,
  type ContactNoted,
  openContact,
  SUBJECT_LENGTH,
  TEXT_LENGTH,
} from "../../../index.ts";
import { deskContactWords } from "./contact-words.ts";

const both = bothIn(deskContactWords);

const doors = ["phone", "desk", "mail"] as const satisfies readonly ContactChannel[];

const fields: readonly Field[] = [
  {
    kind: "choice",
    name: "canal",
    inline: true,
    label: both(({ channel }) => channel),
    options: doors.map((value) => ({ value, label: both(({ channels }) => channels[value]) })),
  },
  {
    kind: "text",
    name: "sujet",
    maxLength: SUBJECT_LENGTH,
    label: both(({ subject }) => subject),
    hint: both(({ subjectHint }) => subjectHint),
  },
  {
    kind: "text",
    name: "demande",
    multiline: true,
    maxLength: TEXT_LENGTH,
    label: both(({ asked }) => asked),
    why: both(({ askedWhy }) => askedWhy),
  },
  {
    kind: "choice",
    name: "suite",
    inline: true,
    label: both(({ next }) => next),
    options: (["answered", "desk"] as const).map((value) => ({
      value,
      label: both(({ nexts }) => nexts[value]),
    })),
  },
  {
    kind: "text",
    name: "reponse",
    multiline: true,
    optional: true,
    maxLength: TEXT_LENGTH,
    label: both(({ nextAnswer }) => nextAnswer),
  },
];

interface Refused {
  readonly typed: TypedValues;
  readonly errors: readonly FieldError[];
}

/** A call, a visit or a letter, noted in a minute. */
export async function showNote(
  request: FastifyRequest,
  reply: FastifyReply,
  refused?: Refused,
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language, brand } = visit;
  requireCapability(context, "person.enrol");
  const id = parsePathId<"person">(request, "id");
  const desks = await readOpenDesks(context);
  const services = sortByTitle(
    await readPublishedServices(context, [context.authorityId]),
    ({ definition }) => definition.title,
    language,
  );
  const words = deskContactWords(language);
  const at = buildDeskAddresses(brand);
  const name = await getViewedPersonName(context, id);
  const typed = refused?.typed ?? new Map([["canal", [getQueryText(request, "canal") || "phone"]]]);
  const errors = refused?.errors ?? [];
  const errorOf = (name: string) => errors.find(({ field }) => field === name)?.[language];
  const fresh = getTypedText(typed, "nouvel") || randomUUID();
  return sendDeskPage(
    reply,
    {
      title: words.note,
      ...buildPersonTrail(visit, { id, name }),
      ...(refused ? { status: 422, hasErrors: true } : {}),
    },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{words.note}</h1>
      <p class="ar-lead">{words.noteLead}</p>
      <Form action={at.noteContact(id)} csrf={visit.csrf()} hidden={{ nouvel: fresh }}>
        {fields.map((field) => (
          <FieldView key={field.name} {...{ field, typed, errors, language }} answers={{}} />
        ))}
        {desks.length > 1 && (
          <Select
            name="guichet"
            label={words.nextDesk}
            optional
            error={errorOf("guichet")}
            choices={desks.map(({ id: value, name }) => ({ value, label: name }))}
            value={typed.get("guichet")?.[0]}
          />
        )}
        <Select
          name="service"
          label={words.serviceLabel}
          optional
          choices={services.map(({ slug, definition }) => ({
            value: slug,
            label: definition.title[language],
          }))}
          value={typed.get("service")?.[0]}
        />
        <ButtonGroup>
          <Button icon="check">{words.submit}</Button>
          <a href={at.person(id, getTypedText(typed, "canal") === "phone" ? "telephone" : "help_at_desk")}>
            {words.backToPerson}
          </a>
        </ButtonGroup>
      </Form>
    </>,
  );
}

/** Sent twice, it leads to the same exchange. */
export async function submitContactNote(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  requireCapability(context, "person.enrol");
  const form = readForm(request);
  const { answers, errors } = parseFields(fields, form, { today: toCivilDate(context.now()), answers: {} });
  const wrong = [...errors, ...validateNextStep(answers, form.typed)];
  if (wrong.length > 0) return showNote(request, reply, { typed: form.typed, errors: wrong });
  const contact = await openContact(context, {
    ...(await parseNotedContact(request, answers)),
    personId: parsePathId<"person">(request, "id"),
  });
  return sendSeeOther(reply, `${buildDeskAddresses(brand).contact(contact.id)}?fait=noted`);
}

function validateNextStep(answers: Answers, typed: TypedValues): readonly FieldError[] {
  const next = findTextAnswer(answers, "suite");
  if (next === "answered" && !findTextAnswer(answers, "reponse"))
    return [
      buildFieldError(
        "reponse",
        "form.required",
        both(({ missing }) => missing),
      ),
    ];
  const desk = getTypedText(typed, "guichet");
  if (next === "desk" && desk !== "" && !isUuid(desk))
    return [
      buildFieldError(
        "guichet",
        "form.required",
        both(({ missingDesk }) => missingDesk),
      ),
    ];
  return [];
}

async function parseNotedContact(
  request: FastifyRequest,
  answers: Answers,
): Promise<Omit<ContactNoted, "personId">> {
  const { context } = request.ardeco;
  const { typed } = readForm(request);
  const fresh = getTypedText(typed, "nouvel");
  const answered = findTextAnswer(answers, "suite") === "answered";
  const [desk, service] = [
    getTypedText(typed, "guichet"),
    await formatNoteTitle(request, getTypedText(typed, "service")),
  ];
  const answer = findTextAnswer(answers, "reponse");
  return {
    id: isUuid(fresh) ? parseId<"contact">(fresh) : context.newId<ContactNoted["id"]>(),
    channel: doors.find((door) => door === findTextAnswer(answers, "canal")) ?? "phone",
    subject: findTextAnswer(answers, "sujet") ?? "",
    asked: findTextAnswer(answers, "demande") ?? "",
    ...(service === undefined ? {} : { service }),
    ...(answered && answer ? { answer } : {}),
    ...(!answered && isUuid(desk) ? { deskId: parseId<"desk">(desk) } : {}),
  };
}

/** Kept as words: what an exchange is about names no service in clear. */
async function formatNoteTitle({ ardeco: { context, language } }: FastifyRequest, slug: string) {
  if (slug === "") return undefined;
  const { authorityId } = context;
  const services = await readPublishedServices(context, [authorityId]);
  return services.find((one) => one.slug === slug)?.definition.title[language];
}
