import { randomUUID } from "node:crypto";
import { documentKinds } from "@ardeco/contracts";
import { Alert, Button, Card, Form, LinkButton, Section } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { aboutPerson, refusedWith } from "../../../../../../frames/desk/common/about-person.ts";
import { addresses } from "../../../../../../frames/desk/common/addresses.ts";
import { commonWords } from "../../../../../../frames/desk/common/common-words.ts";
import { deskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import { pathId } from "../../../../../../frames/desk/common/params.ts";
import { kindField, NOTHING } from "../../../../../../frames/desk/common/scan-fields.ts";
import { civilDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { asId, isUuid, type PersonId } from "../../../../../../kernel/ids.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import { inSentence } from "../../../../../../kernel/text.ts";
import {
  bothIn,
  type Field,
  FieldView,
  FormErrors,
  parseFields,
  queryText,
  readForm,
  seeOther,
  type TypedValues,
  textAnswer,
  textOf,
  type Visit,
} from "../../../../../../web/index.ts";
import { holds, requireCapability } from "../../../../../access/access/index.ts";
import {
  readCounter,
  type Speaker,
} from "../../../../../consent/subscriptions/pages/desk/services/present.ts";
import { householdsErrors } from "../../../../../identity/households/index.ts";
import { isProof, proofs } from "../../../../../identity/recovery/index.ts";
import { isOngoing, listRestrictionsOf } from "../../../../../trust/restrictions/index.ts";
import {
  confirmErasure,
  listGoingWith,
  listRequestsOf,
  noteRight,
  type RightsRequest,
  type RightsRequestId,
  undoErasure,
  WORDS_LENGTH,
} from "../../../index.ts";
import { deskRightsWords } from "../../common/rights/desk-rights-words.ts";
import { pauseWords } from "../../common/rights/pause-words.ts";
import { dayThatCounts, RequestState } from "../../common/rights/request-view.tsx";
import { rightsWords } from "../../common/rights/rights-words.ts";
import { tooMany } from "../../common/rights/too-many.ts";
import { channels } from "./channels.ts";
import { Pauses } from "./pause-page.tsx";

const both = bothIn(deskRightsWords);
/** An erasure and a pause have pages of their own: more is asked. */
const noted = ["access", "rectification", "portability", "objection"] as const;

const fieldsOf = (speakers: readonly Speaker[]): readonly Field[] => [
  {
    kind: "choice",
    name: "avec",
    label: both((words) => words.who),
    why: both((words) => words.whoWhy),
    options: speakers.map(({ by, name }) => ({ value: by, label: { fr: name, en: name } })),
  },
  {
    kind: "choice",
    name: "droit",
    label: both((words) => words.right),
    options: noted.map((value) => ({ value, label: both(({ rights }) => rights[value]) })),
  },
  {
    kind: "choice",
    inline: true,
    name: "canal",
    label: both((words) => words.channel),
    options: channels.map((value) => ({ value, label: both((words) => words.channels[value]) })),
  },
  {
    kind: "text",
    name: "demande",
    multiline: true,
    maxLength: WORDS_LENGTH,
    label: both((words) => words.text),
    why: both((words) => words.textWhy),
  },
];

/** Said by who confirms: an original, or the first agent's note. */
const seenField: Field = {
  ...kindField(
    "vu",
    proofs,
    both((words) => words.seen),
    both((words) => words.seenNote),
  ),
};

/** What somebody asked of their data, and a place to note more. */
export async function showRightsOf(
  request: FastifyRequest,
  reply: FastifyReply,
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language, brand } = visit;
  requireCapability(context, "person.enrol");
  const id = pathId<"person">(request, "id");
  const { name, speakers } = await atCounter(request);
  const [requests, goingWith, pauses] = await context.transaction(async (tx) => [
    await listRequestsOf(tx, context, id),
    await listGoingWith(tx, context, id),
    (await listRestrictionsOf(tx, context, id)).filter(isOngoing),
  ]);
  const words = deskRightsWords(language);
  const at = addresses(brand);
  const { typed } = readForm(request);
  return deskPage(
    reply,
    { title: words.act, ...aboutPerson(visit, { id, name }), ...refusedWith(errors) },
    <>
      <FormErrors errors={errors} language={language} />
      <Done request={request} errors={errors} />
      <h1>{words.title(name)}</h1>
      <p class="ar-lead">{words.lead}</p>
      <Pauses {...{ pauses, speakers, visit, typed, errors }} personId={id} />
      <Section id="demandes" title={words.requests}>
        {requests.length === 0 && <p>{words.none}</p>}
        {requests.map((one) => (
          <RequestCard key={one.id} request={one} personId={id} {...{ goingWith, visit, typed, errors }} />
        ))}
      </Section>
      <Section id="noter" title={words.note}>
        <Noting request={request} speakers={speakers} errors={errors} />
      </Section>
      <Section id="pause" title={words.short.restriction} lead={words.rights.restriction}>
        <LinkButton variant="secondary" icon="clock" href={at.notePause(id)}>
          {words.notePause}
        </LinkButton>
      </Section>
      {holds(context.actor, "person.recover") && (
        <Section id="effacer" title={words.short.erasure} lead={words.eraseLead}>
          <LinkButton variant="secondary" icon="trash-2" href={at.erasure(id)}>
            {words.erase}
          </LinkButton>
        </Section>
      )}
    </>,
  );
}

/** Who is there, and who may speak for them. Looking is told by the journal. */
function atCounter(request: FastifyRequest) {
  const { context, language } = request.ardeco;
  const id = pathId<"person">(request, "id");
  return context.transaction((tx) => readCounter(tx, context, id, commonWords(language).unnamed));
}

interface NotingProps {
  readonly request: FastifyRequest;
  readonly speakers: readonly Speaker[];
  readonly errors: readonly FieldError[];
}

function Noting({ request, speakers, errors }: NotingProps) {
  const { language, brand, csrf } = request.ardeco;
  const words = deskRightsWords(language);
  if (speakers.length === 0)
    return (
      <Alert tone="info" title={words.nobody}>
        <p>{words.nobodyText}</p>
      </Alert>
    );
  const { typed } = readForm(request);
  return (
    <Form
      action={addresses(brand).rights(pathId<"person">(request, "id"))}
      csrf={csrf()}
      hidden={{ nouvelle: textOf(typed, "nouvelle") || randomUUID() }}
    >
      {fieldsOf(speakers).map((field) => (
        <FieldView key={field.name} {...{ field, typed, errors, language }} answers={{}} />
      ))}
      <Button icon="pencil">{words.submit}</Button>
    </Form>
  );
}

function Done({
  request,
  errors,
}: {
  readonly request: FastifyRequest;
  readonly errors: readonly FieldError[];
}) {
  const words = deskRightsWords(request.ardeco.language);
  const done = {
    note: words.noted,
    confirme: words.confirmed,
    annule: words.undone,
    levee: pauseWords(request.ardeco.language).desk.lifted,
    levee_annoncee: pauseWords(request.ardeco.language).desk.willLift,
  }[queryText(request, "fait")];
  return done === undefined || errors.length > 0 ? null : <Alert tone="success" title={done} />;
}

interface RequestCardProps {
  readonly request: RightsRequest;
  readonly personId: PersonId;
  /** Who would be erased with them. */
  readonly goingWith: readonly string[];
  readonly visit: Visit;
  readonly typed: TypedValues;
  readonly errors: readonly FieldError[];
}

function RequestCard({ request, personId, goingWith, visit, typed, errors }: RequestCardProps) {
  const { language, brand, csrf } = visit;
  const words = deskRightsWords(language);
  const at = addresses(brand);
  return (
    <Card
      title={`${words.short[request.right]} (${request.number})`}
      status={<RequestState request={request} language={language} />}
    >
      <p>
        {rightsWords(language).received(request.receivedOn.split("-").reverse().join("/"))}.{" "}
        {dayThatCounts(request, language)}.
      </p>
      {request.state === "scheduled" && request.colleague === "needed" && (
        <Confirming {...{ request, personId, goingWith, visit, typed, errors }} />
      )}
      {request.state === "scheduled" && (
        <Form action={at.undoErasure(personId, request.id)} csrf={csrf()}>
          <Button variant="secondary" icon="undo-2">
            {words.undo}
          </Button>
        </Form>
      )}
    </Card>
  );
}

/** A validator who did not note it sees the original too. */
function Confirming({ request, personId, goingWith, visit, typed, errors }: RequestCardProps) {
  const { context, language, brand, csrf } = visit;
  const words = deskRightsWords(language);
  const { actor } = context;
  const isNoter = actor.kind === "staff" && actor.staffId === request.notedBy;
  return (
    <>
      <p>{isNoter ? words.youNoted : words.toConfirmText}</p>
      {goingWith.length > 0 && <Alert tone="warning" title={words.othersGo(goingWith.join(", "))} />}
      {!isNoter && holds(actor, "person.recover") && (
        <Form action={addresses(brand).confirmErasure(personId, request.id)} csrf={csrf()}>
          <FieldView {...{ field: seenField, typed, errors, language }} answers={{}} />
          <Button icon="circle-check">{words.confirm}</Button>
        </Form>
      )}
    </>
  );
}

/** Sent twice, it is one request. */
export async function noteRequest(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  requireCapability(context, "person.enrol");
  const form = readForm(request);
  const today = civilDate(context.now());
  const { speakers } = await atCounter(request);
  const { answers, errors } = parseFields(fieldsOf(speakers), form, { today, answers: {} });
  if (errors.length > 0) return showRightsOf(request, reply, errors);
  const speaker = speakers.find(({ by }) => by === textAnswer(answers, "avec"));
  if (!speaker) throw householdsErrors.error("households.cannot_act_for");
  const personId = pathId<"person">(request, "id");
  const fresh = textOf(form.typed, "nouvelle");
  const right = noted.find((one) => one === textAnswer(answers, "droit"));
  if (!right) throw kernelErrors.error("request.invalid");
  try {
    await noteRight(context, {
      id: isUuid(fresh) ? asId<"rights_request">(fresh) : context.newId<RightsRequestId>(),
      personId,
      askedBy: speaker.by,
      right,
      channel: channels.find((one) => one === textAnswer(answers, "canal")) ?? "desk",
      text: textAnswer(answers, "demande") ?? "",
    });
  } catch (error) {
    return showRightsOf(request, reply, tooMany(error, "demande"));
  }
  return seeOther(reply, `${addresses(brand).rights(personId)}?fait=note`);
}

/** Another agent than who noted it, who says what they checked. */
export async function confirmHere(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  // Before the form is read: another role is refused, not told what it left empty.
  requireCapability(context, "person.recover");
  const today = civilDate(context.now());
  const { answers, errors } = parseFields([seenField], readForm(request), { today, answers: {} });
  if (errors.length > 0) return showRightsOf(request, reply, errors);
  const seen = seenText(textAnswer(answers, "vu") ?? NOTHING);
  await confirmErasure(context, { id: pathId<"rights_request">(request, "request"), seen });
  return seeOther(reply, `${addresses(brand).rights(pathId<"person">(request, "id"))}?fait=confirme`);
}

/** As kept, read later by the person: in French. */
function seenText(checked: string): string {
  const words = deskRightsWords("fr");
  return isProof(checked) ? words.seenSaid(inSentence(documentKinds[checked].fr)) : words.seenNoteSaid;
}

export async function undoHere(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  await undoErasure(context, { id: pathId<"rights_request">(request, "request") });
  return seeOther(reply, `${addresses(brand).rights(pathId<"person">(request, "id"))}?fait=annule`);
}
