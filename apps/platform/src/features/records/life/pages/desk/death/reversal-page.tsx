import type { FastifyReply, FastifyRequest } from "fastify";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import {
  buildRefusalState,
  getAssistedPerson,
} from "../../../../../../frames/desk/common/build-person-trail.ts";
import { deskCommonWords } from "../../../../../../frames/desk/common/common-words.ts";
import { sendDeskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import { PersonForm } from "../../../../../../frames/desk/common/person-form.tsx";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import {
  bothIn,
  type Field,
  FormErrors,
  getTypedText,
  parsePathId,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
} from "../../../../../../web/index.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import { cancelDeath, findDeath } from "../../../index.ts";
import { buildDeathPage, toDeathFieldError } from "./death-pages.tsx";
import { deathWords } from "./death-words.ts";

const both = bothIn(deathWords);

const REASON = "motif";
const why: Field = {
  kind: "text",
  name: REASON,
  label: both(({ reason }) => reason),
  hint: both(({ reasonHint }) => reasonHint),
};

export async function showReversalForm(
  request: FastifyRequest,
  reply: FastifyReply,
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const { context, language, brand } = request.ardeco;
  requireCapability(context, "death.record");
  const id = parsePathId<"person">(request, "id");
  const name = (await getAssistedPerson(context, id)).displayName;
  const death = await findDeath(context, id);
  if (!death) return sendSeeOther(reply, buildDeskAddresses(brand).person(id, "help_at_desk"));
  const words = deathWords(language);
  return sendDeskPage(
    reply,
    {
      ...buildDeathPage(request, name || deskCommonWords(language).unnamed),
      title: words.reverseTitle,
      ...buildRefusalState(errors),
    },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{words.reverseTitle}</h1>
      <p class="ar-lead">{words.reverseLead}</p>
      <PersonForm
        visit={request.ardeco}
        personId={id}
        action={buildDeskAddresses(brand).deathReversal(id)}
        fields={[why]}
        typed={readForm(request).typed}
        errors={errors}
        submit={words.reverseConfirm}
        back={words.back}
      />
    </>,
  );
}

export async function handleDeathReversal(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const id = parsePathId<"person">(request, "id");
  const reason = getTypedText(readForm(request).typed, REASON);
  return submitOrShowAgain(() => cancelDeath(context, { personId: id, reason }), {
    besides: { "life.reason_needed": (refusal) => toDeathFieldError(REASON, refusal) },
    again: ({ errors }) => showReversalForm(request, reply, errors),
    after: () => sendSeeOther(reply, buildDeskAddresses(brand).person(id, "help_at_desk")),
  });
}
