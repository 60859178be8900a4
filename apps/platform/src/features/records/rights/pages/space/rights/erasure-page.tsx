import { randomUUID } from "node:crypto";
import { Alert, Button, ButtonGroup, Form, LinkButton } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import { formatPersonName } from "../../../../../../frames/space/common/person-switcher.tsx";
import { getSignedInPerson } from "../../../../../../frames/space/common/require-person.ts";
import { resolveChosenPerson } from "../../../../../../frames/space/common/resolve-chosen-person.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import { formatLongDate, toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import {
  bothIn,
  type Field,
  FieldView,
  FormErrors,
  findTextAnswer,
  getTypedText,
  parseFields,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
} from "../../../../../../web/index.ts";
import {
  COOLING_DAYS,
  computeErasureForecast,
  listPersonRequests,
  mayAskErasure,
  type RightsRequestId,
  requestErasure,
  WORDS_LENGTH,
} from "../../../index.ts";
import { buildFloodBesides } from "../../common/rights/build-flood-besides.ts";
import { erasureWords } from "../../common/rights/erasure-words.ts";
import { ForeseenView } from "../../common/rights/foreseen-view.tsx";
import { RenewedSignInLink } from "./renewed-sign-in-link.tsx";
import { isOwnerPresent, requireSession } from "./require-session.ts";
import { formatRightsTitle } from "./rights-page.tsx";

const both = bothIn(erasureWords);

const fields: readonly Field[] = [
  {
    kind: "text",
    name: "raison",
    multiline: true,
    optional: true,
    maxLength: WORDS_LENGTH,
    label: both((words) => words.why),
    why: both((words) => words.whyWhy),
  },
  {
    kind: "confirm",
    name: "lu",
    label: both((words) => words.understood),
    whenMissing: both((words) => words.understoodMissing),
  },
];

/** What goes, what stays and why, before anything is asked. */
export async function showErasure(
  request: FastifyRequest,
  reply: FastifyReply,
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { language, brand } = visit;
  const { somebody, foreseen, isAllowed, planned } = await readSpaceErasure(request);
  const words = erasureWords(language);
  const at = buildSpaceAddresses(brand);
  if (planned) return sendSeeOther(reply, formatPersonAddress(at.rightsRequest(planned.id), somebody));
  const title = somebody.self ? words.title : words.titleFor(formatPersonName(somebody, language));
  return sendSpacePage(
    reply,
    {
      title,
      place: "home",
      width: "task",
      above: [{ href: formatPersonAddress(at.rights, somebody), label: formatRightsTitle(visit, somebody) }],
      ...(errors.length > 0 ? { status: 422, hasErrors: true } : {}),
    },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{title}</h1>
      {isAllowed ? (
        <>
          <p class="ar-lead">{words.lead(formatLongDate(foreseen.actsOn, language), COOLING_DAYS)}</p>
          <ForeseenView foreseen={foreseen} language={language} />
          <Asking request={request} errors={errors} somebody={somebody} />
        </>
      ) : (
        <Alert tone="info" title={words.notHere}>
          <p>{words.notHereText}</p>
        </Alert>
      )}
    </>,
  );
}

type Somebody = Awaited<ReturnType<typeof readSpaceErasure>>["somebody"];

function Asking({
  request,
  errors,
  somebody,
}: {
  readonly request: FastifyRequest;
  readonly errors: readonly FieldError[];
  readonly somebody: Somebody;
}) {
  const { language, brand, csrf } = request.ardeco;
  const words = erasureWords(language);
  const at = buildSpaceAddresses(brand);
  const here = formatPersonAddress(at.erasure, somebody);
  if (!isOwnerPresent(request)) return <RenewedSignInLink visit={request.ardeco} to={here} />;
  const { typed } = readForm(request);
  return (
    <Form action={here} csrf={csrf()} hidden={{ nouvelle: getTypedText(typed, "nouvelle") || randomUUID() }}>
      {fields.map((field) => (
        <FieldView key={field.name} {...{ field, typed, errors, language }} answers={{}} />
      ))}
      <ButtonGroup>
        <Button variant="danger" icon="trash-2">
          {words.submit}
        </Button>
        <LinkButton variant="secondary" href={formatPersonAddress(at.rights, somebody)}>
          {words.keep}
        </LinkButton>
      </ButtonGroup>
    </Form>
  );
}

/** Sent twice, it is one request. */
export async function sendErasure(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { somebody } = await readSpaceErasure(request);
  const form = readForm(request);
  const today = toCivilDate(context.now());
  const { answers, errors } = parseFields(fields, form, { today, answers: {} });
  if (errors.length > 0) return showErasure(request, reply, errors);
  const fresh = getTypedText(form.typed, "nouvelle");
  const id = isUuid(fresh) ? parseId<"rights_request">(fresh) : context.newId<RightsRequestId>();
  const text = findTextAnswer(answers, "raison") ?? "";
  const asked = { id, personId: somebody.id, text, session: requireSession(request) };
  const address = buildSpaceAddresses(brand).rightsRequest(id);
  return submitOrShowAgain(() => requestErasure(context, asked), {
    besides: buildFloodBesides("raison"),
    again: (refused) => showErasure(request, reply, refused.errors),
    after: () => sendSeeOther(reply, formatPersonAddress(address, somebody, { fait: "recue" })),
  });
}

async function readSpaceErasure(request: FastifyRequest) {
  const visit = request.ardeco;
  const { context } = visit;
  return context.transaction(async (tx) => {
    const { somebody } = await resolveChosenPerson(tx, request);
    const requests = await listPersonRequests(tx, context, somebody.id);
    const by = getSignedInPerson(visit);
    return {
      somebody,
      planned: requests.find(({ state }) => state === "scheduled"),
      foreseen: await computeErasureForecast(tx, context, somebody.id),
      isAllowed: await mayAskErasure(tx, context, { by, personId: somebody.id }),
    };
  });
}
