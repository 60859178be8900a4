import { type ElementName, elementDefinition } from "@ardeco/contracts";
import type { FastifyReply, FastifyRequest } from "fastify";
import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import { resolveChosenPerson } from "../../../../../../frames/space/common/resolve-chosen-person.ts";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { parseFields, readForm, sendSeeOther, submitOrShowAgain } from "../../../../../../web/index.ts";
import { cancelChange, submitChange } from "../../../../../enrolment/enrolment/index.ts";
import { buildEnrolmentPaths } from "../../../../../enrolment/enrolment/pages/space/enrolment/paths.ts";
import { parseElementAnswer } from "../../common/elements/element-answer.ts";
import { buildCorrectionField, VALUE } from "./correction.ts";
import { parseElementName, parseReturnPath, renderCorrection, renderKept } from "./correction-page.tsx";
import { correctionWords } from "./correction-words.ts";
import { isKept } from "./element-row.tsx";

/** Declares another value; it stands beside the checked one until an agent decides. */
export async function sendCorrection(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const name = parseElementName(request);
  const { somebody } = await resolveChosenPerson(request);
  if (isKept(somebody.elements.find((one) => one.name === name)))
    return renderKept(reply, { name, somebody, status: 403 });
  const form = readForm(request);
  const { answers, errors } = parseFields([buildCorrectionField(name)], form, {
    today: toCivilDate(context.now()),
    answers: {},
  });
  if (errors.length > 0) return renderCorrection(reply, { name, somebody, typed: form.typed, errors });
  const changed = {
    personId: somebody.id,
    elements: { [name]: parseElementAnswer(name, answers, VALUE) },
  };
  return submitOrShowAgain(() => submitChange(context, changed), {
    besides: { "identity.value_not_valid": () => buildCorrectionError(name) },
    again: (refused) =>
      renderCorrection(reply, { name, somebody, typed: form.typed, errors: refused.errors }),
    after: ({ fileId, isSent }) => {
      if (!isSent) return sendSeeOther(reply, buildEnrolmentPaths(brand).draft(fileId));
      const elements = formatPersonAddress(buildSpaceAddresses(brand).elements, somebody, { note: name });
      return sendSeeOther(reply, parseReturnPath(request) ?? elements);
    },
  });
}

/** Takes back a correction that nobody decided yet. Idempotent. */
export async function cancelCorrection(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const name = parseElementName(request);
  const { somebody } = await resolveChosenPerson(request);
  await cancelChange(context, { personId: somebody.id, name });
  return sendSeeOther(
    reply,
    formatPersonAddress(buildSpaceAddresses(brand).elements, somebody, { annule: name }),
  );
}

function buildCorrectionError(name: ElementName): FieldError {
  const { label } = elementDefinition(name);
  return {
    field: VALUE,
    code: "identity.value_not_valid",
    fr: correctionWords("fr").notValid(label.fr),
    en: correctionWords("en").notValid(label.en),
  };
}
