import type { ElementName } from "@ardeco/contracts";
import { type Answers, findAddressAnswer, findTextAnswer } from "../../../../../../../web/index.ts";
import { addressIn } from "../../../../../../identity/identity/pages/common/elements/element-answer.ts";
import { communeCode } from "../commune-answer.ts";
import { childField } from "../steps/children/child-fields.ts";

/** Values to declare; null takes a declaration back. */
export type Declared = Partial<Record<ElementName, unknown>>;

const texts = (answers: Answers, names: readonly ElementName[]): Declared =>
  Object.fromEntries(names.map((name) => [name, findTextAnswer(answers, name) ?? null]));

/** What one page of the journey says of the person. */
export function elementsOf(stepId: string, answers: Answers): Declared {
  switch (stepId) {
    case "names":
      return texts(answers, ["given_name", "family_name", "name_of_use"]);
    case "birth":
      return texts(answers, ["birthdate"]);
    case "address":
    case "commune":
      return { address: addressElement(answers) ?? null };
    case "reach":
      return texts(answers, ["email", "phone_number"]);
    default:
      return {};
  }
}

/** Undefined while the commune is not known: an address without it opens no right. */
function addressElement(answers: Answers) {
  const typed = findAddressAnswer(answers, "address");
  const code = communeCode(answers);
  if (!typed || code === undefined) return undefined;
  return addressIn(typed, typed.city, code);
}

/** A child lives where the one who enrols them lives, unless with the other parent. */
export function elementsOfChild(child: number, answers: Answers): Declared {
  const text = (name: string) => findTextAnswer(answers, childField(child, name)) ?? null;
  const school = text("school");
  return {
    given_name: text("given_name"),
    family_name: text("family_name"),
    birthdate: text("birthdate"),
    school: school === null ? null : { name: school },
    address: livesElsewhere(text("relation")) ? null : (addressElement(answers) ?? null),
  };
}

/** With the other parent, who alone says where. */
export const livesElsewhere = (relation: string | null): boolean => relation === "other_parent";
