import type { ElementName } from "@ardeco/contracts";
import { type Answers, findAddressAnswer, findTextAnswer } from "../../../../../../../web/index.ts";
import { toAddressAnswer } from "../../../../../../identity/identity/pages/common/elements/element-answer.ts";
import { findCommuneCode } from "../commune-answer.ts";
import { formatChildField } from "../steps/children/child-fields.ts";

/** Values to declare; null takes a declaration back. */
export type DeclaredElements = Partial<Record<ElementName, unknown>>;

const toTextElements = (answers: Answers, names: readonly ElementName[]): DeclaredElements =>
  Object.fromEntries(names.map((name) => [name, findTextAnswer(answers, name) ?? null]));

/** What one page of the journey says of the person. */
export function toStepElements(stepId: string, answers: Answers): DeclaredElements {
  switch (stepId) {
    case "names":
      return toTextElements(answers, ["given_name", "family_name", "name_of_use"]);
    case "birth":
      return toTextElements(answers, ["birthdate"]);
    case "address":
    case "commune":
      return { address: buildAddressElement(answers) ?? null };
    case "reach":
      return toTextElements(answers, ["email", "phone_number"]);
    default:
      return {};
  }
}

/** Undefined while the commune is not known: an address without it opens no right. */
function buildAddressElement(answers: Answers) {
  const typed = findAddressAnswer(answers, "address");
  const code = findCommuneCode(answers);
  if (!typed || code === undefined) return undefined;
  return toAddressAnswer(typed, typed.city, code);
}

/** A child lives where the one who enrols them lives, unless with the other parent. */
export function toChildElements(child: number, answers: Answers): DeclaredElements {
  const text = (name: string) => findTextAnswer(answers, formatChildField(child, name)) ?? null;
  const school = text("school");
  return {
    given_name: text("given_name"),
    family_name: text("family_name"),
    birthdate: text("birthdate"),
    school: school === null ? null : { name: school },
    address: isLivingElsewhere(text("relation")) ? null : (buildAddressElement(answers) ?? null),
  };
}

/** With the other parent, who alone says where. */
export const isLivingElsewhere = (relation: string | null): boolean => relation === "other_parent";
