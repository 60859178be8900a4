import type { ElementName } from "@ardeco/contracts";
import type { Answer, Answers } from "../../../../../../../web/index.ts";
import type { ElementPair } from "../../../../../../identity/identity/index.ts";
import {
  answerOfValue,
  isAddress,
} from "../../../../../../identity/identity/pages/common/elements/element-answer.ts";

const texts = ["given_name", "family_name", "name_of_use", "birthdate", "email", "phone_number"] as const;

/** Answers already known from before: nobody types them again. */
export function knownAnswers(elements: readonly ElementPair[]): Answers {
  const known = texts.flatMap((name): Array<[string, Answer]> => {
    const value = latest(elements, name);
    return typeof value === "string" ? [[name, value]] : [];
  });
  return Object.fromEntries([...known, ...knownAddress(elements)]);
}

function knownAddress(elements: readonly ElementPair[]): Array<[string, Answer]> {
  const value = latest(elements, "address");
  if (!isAddress(value)) return [];
  const { insee_code: commune } = value;
  return [
    ["address", answerOfValue(value)],
    ...(commune ? [["commune", commune] satisfies [string, Answer]] : []),
  ];
}

function latest(elements: readonly ElementPair[], name: ElementName) {
  const pair = elements.find((one) => one.name === name);
  return (pair?.declared ?? pair?.validated)?.value;
}
