import { randomUUID } from "node:crypto";
import { Button, Form } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import { getSignedInPerson } from "../../../../../../frames/space/common/require-person.ts";
import { resolveChosenPerson } from "../../../../../../frames/space/common/resolve-chosen-person.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import {
  bothIn,
  type Field,
  FieldView,
  FormErrors,
  findTextAnswer,
  getPathText,
  getTypedText,
  parseFields,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
} from "../../../../../../web/index.ts";
import { type listGrants, readGrants } from "../../../../../consent/consent/index.ts";
import {
  isPersonRight,
  mayDecideOnPause,
  type RightAsked,
  type RightsRequestId,
  requestRestriction,
  submitRightRequest,
  WORDS_LENGTH,
} from "../../../index.ts";
import { buildFloodBesides } from "../../common/rights/build-flood-besides.ts";
import { listPauseFields, parsePause } from "../../common/rights/pause-fields.ts";
import { pauseWords } from "../../common/rights/pause-words.ts";
import { getRightsWords, rightsWords } from "../../common/rights/rights-words.ts";
import { formatRightsTitle } from "./rights-page.tsx";

const both = bothIn(rightsWords);
const NONE = "aucun";

type AskedRight = RightAsked["right"] | "restriction";

/** A right that the pages cannot answer by themselves, in the person's own words. */
export async function showAsk(
  request: FastifyRequest,
  reply: FastifyReply,
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const { language, brand, csrf } = request.ardeco;
  const right = parseAskedRight(request);
  const { somebody, fields, isAtOnce } = await readRightForm(request, right);
  const words = getRightsWords(language, somebody.self);
  const at = buildSpaceAddresses(brand);
  const { typed } = readForm(request);
  const title = words.askTitle[right];
  const isUnnamed = fields.length === 1 && right === "objection";
  const pause = pauseWords(language);
  return sendSpacePage(
    reply,
    {
      title,
      place: "home",
      width: "task",
      above: [
        {
          href: formatPersonAddress(at.rights, somebody),
          label: formatRightsTitle(request.ardeco, somebody),
        },
      ],
      ...(errors.length > 0 ? { status: 422, hasErrors: true } : {}),
    },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{title}</h1>
      <p class="ar-lead">{words.about[right]}</p>
      {right === "restriction" && <p>{isAtOnce ? pause.askLead : pause.askLeadWaits}</p>}
      <p>{words.askLead}</p>
      {isUnnamed && <p>{words.noServiceOpen}</p>}
      <p class="ar-hint">{words.official[right]}</p>
      <Form
        action={formatPersonAddress(at.askRight(right), somebody)}
        csrf={csrf()}
        hidden={{ nouvelle: getTypedText(typed, "nouvelle") || randomUUID() }}
      >
        {fields.map((field) => (
          <FieldView key={field.name} {...{ field, typed, errors, language }} answers={{}} />
        ))}
        <Button icon="send">{words.send}</Button>
      </Form>
    </>,
  );
}

/** Sent twice, it leads to the same request. */
export async function sendAsk(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const right = parseAskedRight(request);
  const { somebody, fields } = await readRightForm(request, right);
  const form = readForm(request);
  const today = toCivilDate(context.now());
  const { answers, errors } = parseFields(fields, form, { today, answers: {} });
  if (errors.length > 0) return showAsk(request, reply, errors);
  const fresh = getTypedText(form.typed, "nouvelle");
  const grant = findTextAnswer(answers, "service") ?? NONE;
  const id = isUuid(fresh) ? parseId<"rights_request">(fresh) : context.newId<RightsRequestId>();
  const text = findTextAnswer(answers, "demande") ?? "";
  const asked = { id, personId: somebody.id, text };
  const submit = async () => {
    if (right === "restriction") await requestRestriction(context, { ...asked, ...parsePause(answers) });
    else
      await submitRightRequest(context, {
        ...asked,
        right,
        ...(isUuid(grant) ? { grantId: parseId<"grant">(grant) } : {}),
      });
  };
  const address = buildSpaceAddresses(brand).rightsRequest(id);
  return submitOrShowAgain(submit, {
    besides: buildFloodBesides("demande"),
    again: (refused) => showAsk(request, reply, refused.errors),
    after: () => sendSeeOther(reply, formatPersonAddress(address, somebody, { fait: "recue" })),
  });
}

/** An erasure has a page of its own. */
function parseAskedRight(request: FastifyRequest): AskedRight {
  const right = getPathText(request, "right");
  if (!isPersonRight(right) || right === "erasure") throw kernelErrors.error("request.not_found");
  return right;
}

async function readRightForm(request: FastifyRequest, right: AskedRight) {
  const { context } = request.ardeco;
  const { somebody } = await resolveChosenPerson(request);
  const grants = ["restriction", "objection", "rectification"].includes(right)
    ? (await readGrants(context, somebody.id)).filter(({ grant }) => grant.state === "live")
    : [];
  const isAtOnce = await mayDecideOnPause(context, {
    by: getSignedInPerson(request.ardeco),
    personId: somebody.id,
  });
  return { somebody, fields: listRightFields(right, grants), isAtOnce };
}

function listRightFields(
  right: AskedRight,
  grants: Awaited<ReturnType<typeof listGrants>>,
): readonly Field[] {
  const text: Field = {
    kind: "text",
    name: "demande",
    multiline: true,
    maxLength: WORDS_LENGTH,
    label: both((words) => words.text),
    why: both((words) => words.textWhy),
  };
  if (right === "restriction") return [...listPauseFields(grants), text];
  if (grants.length === 0) return [text];
  return [
    text,
    {
      kind: "choice",
      name: "service",
      label: both((words) => words.service),
      ...(right === "rectification" ? {} : { why: both((words) => words.serviceWhy) }),
      options: [
        ...grants.map(({ grant, service }) => ({ value: grant.id, label: service.definition.title })),
        { value: NONE, label: both((words) => words.noService) },
      ],
    },
  ];
}
