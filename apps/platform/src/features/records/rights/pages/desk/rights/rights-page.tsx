import { randomUUID } from "node:crypto";
import { documentKinds } from "@ardeco/contracts";
import { Alert, Button, Card, Form, LinkButton, Section } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import {
  buildPersonTrail,
  buildRefusalState,
} from "../../../../../../frames/desk/common/build-person-trail.ts";
import { deskCommonWords } from "../../../../../../frames/desk/common/common-words.ts";
import { sendDeskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import { buildKindField, NOTHING } from "../../../../../../frames/desk/common/scan-fields.ts";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { isUuid, type PersonId, parseId } from "../../../../../../kernel/ids.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import { formatInnerLabel } from "../../../../../../kernel/text.ts";
import {
  bothIn,
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
  submitOrShowAgain,
  type TypedValues,
  type Visit,
} from "../../../../../../web/index.ts";
import { hasCapability, requireCapability } from "../../../../../access/access/index.ts";
import {
  readCounter,
  type Speaker,
} from "../../../../../consent/subscriptions/pages/desk/services/present.ts";
import { householdsErrors } from "../../../../../identity/households/index.ts";
import { isProof, proofs } from "../../../../../identity/recovery/index.ts";
import { isOngoing, listPersonRestrictions } from "../../../../../trust/restrictions/index.ts";
import {
  cancelErasure,
  confirmErasure,
  listMergedNames,
  listPersonRequests,
  type RightsRequest,
  type RightsRequestId,
  recordRightRequest,
  WORDS_LENGTH,
} from "../../../index.ts";
import { buildFloodBesides } from "../../common/rights/build-flood-besides.ts";
import { deskRightsWords } from "../../common/rights/desk-rights-words.ts";
import { pauseWords } from "../../common/rights/pause-words.ts";
import { formatRelevantDay, RequestState } from "../../common/rights/request-view.tsx";
import { rightsWords } from "../../common/rights/rights-words.ts";
import { channels } from "./channels.ts";
import { DeskPauses } from "./pause-page.tsx";

const both = bothIn(deskRightsWords);
/** An erasure and a pause have pages of their own: more is asked. */
const noted = ["access", "rectification", "portability", "objection"] as const;

const listDeskRequestFields = (speakers: readonly Speaker[]): readonly Field[] => [
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
  ...buildKindField(
    "vu",
    proofs,
    both((words) => words.seen),
    both((words) => words.seenNote),
  ),
};

/** What somebody asked of their data, and a place to note more. */
export async function showDeskRights(
  request: FastifyRequest,
  reply: FastifyReply,
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language, brand } = visit;
  requireCapability(context, "person.enrol");
  const id = parsePathId<"person">(request, "id");
  const { name, speakers } = await readDeskVisit(request);
  const requests = await listPersonRequests(context, id);
  const goingWith = await listMergedNames(context, id);
  const pauses = (await listPersonRestrictions(context, id)).filter(isOngoing);
  const words = deskRightsWords(language);
  const at = buildDeskAddresses(brand);
  const { typed } = readForm(request);
  return sendDeskPage(
    reply,
    { title: words.act, ...buildPersonTrail(visit, { id, name }), ...buildRefusalState(errors) },
    <>
      <FormErrors errors={errors} language={language} />
      <Done request={request} errors={errors} />
      <h1>{words.title(name)}</h1>
      <p class="ar-lead">{words.lead}</p>
      <DeskPauses {...{ pauses, speakers, visit, typed, errors }} personId={id} />
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
      {hasCapability(context.actor, "person.recover") && (
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
function readDeskVisit(request: FastifyRequest) {
  const { context, language } = request.ardeco;
  const id = parsePathId<"person">(request, "id");
  return readCounter(context, id, deskCommonWords(language).unnamed);
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
      action={buildDeskAddresses(brand).rights(parsePathId<"person">(request, "id"))}
      csrf={csrf()}
      hidden={{ nouvelle: getTypedText(typed, "nouvelle") || randomUUID() }}
    >
      {listDeskRequestFields(speakers).map((field) => (
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
  }[getQueryText(request, "fait")];
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
  const at = buildDeskAddresses(brand);
  return (
    <Card
      title={`${words.short[request.right]} (${request.number})`}
      status={<RequestState request={request} language={language} />}
    >
      <p>
        {rightsWords(language).received(request.receivedOn.split("-").reverse().join("/"))}.{" "}
        {formatRelevantDay(request, language)}.
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
      {!isNoter && hasCapability(actor, "person.recover") && (
        <Form action={buildDeskAddresses(brand).confirmErasure(personId, request.id)} csrf={csrf()}>
          <FieldView {...{ field: seenField, typed, errors, language }} answers={{}} />
          <Button icon="circle-check">{words.confirm}</Button>
        </Form>
      )}
    </>
  );
}

/** Sent twice, it is one request. */
export async function handleDeskRequest(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  requireCapability(context, "person.enrol");
  const form = readForm(request);
  const today = toCivilDate(context.now());
  const { speakers } = await readDeskVisit(request);
  const { answers, errors } = parseFields(listDeskRequestFields(speakers), form, { today, answers: {} });
  if (errors.length > 0) return showDeskRights(request, reply, errors);
  const speaker = speakers.find(({ by }) => by === findTextAnswer(answers, "avec"));
  if (!speaker) throw householdsErrors.error("households.cannot_act_for");
  const personId = parsePathId<"person">(request, "id");
  const fresh = getTypedText(form.typed, "nouvelle");
  const right = noted.find((one) => one === findTextAnswer(answers, "droit"));
  if (!right) throw kernelErrors.error("request.invalid");
  const asked = {
    id: isUuid(fresh) ? parseId<"rights_request">(fresh) : context.newId<RightsRequestId>(),
    personId,
    askedBy: speaker.by,
    right,
    channel: channels.find((one) => one === findTextAnswer(answers, "canal")) ?? "desk",
    text: findTextAnswer(answers, "demande") ?? "",
  };
  return submitOrShowAgain(() => recordRightRequest(context, asked), {
    besides: buildFloodBesides("demande"),
    again: (refused) => showDeskRights(request, reply, refused.errors),
    after: () => sendSeeOther(reply, `${buildDeskAddresses(brand).rights(personId)}?fait=note`),
  });
}

/** Another agent than who noted it, who says what they checked. */
export async function handleErasureConfirmation(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  // Before the form is read: another role is refused, not told what it left empty.
  requireCapability(context, "person.recover");
  const today = toCivilDate(context.now());
  const { answers, errors } = parseFields([seenField], readForm(request), { today, answers: {} });
  if (errors.length > 0) return showDeskRights(request, reply, errors);
  const seen = formatSeenEvidence(findTextAnswer(answers, "vu") ?? NOTHING);
  await confirmErasure(context, { id: parsePathId<"rights_request">(request, "request"), seen });
  return sendSeeOther(
    reply,
    `${buildDeskAddresses(brand).rights(parsePathId<"person">(request, "id"))}?fait=confirme`,
  );
}

/** As kept, read later by the person: in French. */
function formatSeenEvidence(checked: string): string {
  const words = deskRightsWords("fr");
  return isProof(checked) ? words.seenSaid(formatInnerLabel(documentKinds[checked].fr)) : words.seenNoteSaid;
}

export async function handleDeskErasureCancellation(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  await cancelErasure(context, { id: parsePathId<"rights_request">(request, "request") });
  return sendSeeOther(
    reply,
    `${buildDeskAddresses(brand).rights(parsePathId<"person">(request, "id"))}?fait=annule`,
  );
}
