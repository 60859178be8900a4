import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { isUuid, type PersonId, parseId } from "../../../../../../kernel/ids.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import {
  findTextAnswer,
  getTypedText,
  type PostedForm,
  parseFields,
  type Visit,
} from "../../../../../../web/index.ts";
import { isSourceKind, requestSource, type StateSourceKind } from "../../../index.ts";
import { BIRTH_COUNTRY, buildQuestionFields, NUMBER, QUESTION, YEARLY } from "./source-fields.ts";

/** Throws request.not_found. */
export function parseSourceKind(text: string): StateSourceKind {
  if (!isSourceKind(text)) throw kernelErrors.error("request.not_found");
  return text;
}

/** Asks as the form says; what is wrong of it otherwise. */
export async function submitTypedQuestion(
  { context }: Visit,
  form: PostedForm,
  about: { readonly personId: PersonId; readonly kind: StateSourceKind; readonly lacksCountry: boolean },
): Promise<readonly FieldError[]> {
  const { answers, errors } = parseFields(buildQuestionFields(about.kind, about), form, {
    today: toCivilDate(context.now()),
    answers: {},
  });
  if (errors.length > 0) return errors;
  const id = getTypedText(form.typed, QUESTION);
  if (!isUuid(id)) throw kernelErrors.error("request.invalid");
  const number = findTextAnswer(answers, NUMBER)?.toUpperCase();
  const yearly = findTextAnswer(answers, YEARLY);
  const birthCountry = findTextAnswer(answers, BIRTH_COUNTRY);
  const { personId, kind } = about;
  await requestSource(context, {
    personId,
    kind,
    ...(birthCountry ? { birthCountry } : {}),
    id: parseId<"sourceQuestion">(id),
    ...(number ? { number } : {}),
    ...(yearly ? { yearly: yearly === "oui" } : {}),
  });
  return [];
}
