import type { ElementName } from "@ardeco/contracts";
import type { Answer, Answers } from "../../../../../../../web/index.ts";
import type { ElementPair } from "../../../../../../identity/identity/index.ts";
import {
  isAddress,
  toElementAnswer,
} from "../../../../../../identity/identity/pages/common/elements/element-answer.ts";

const texts = ["given_name", "family_name", "name_of_use", "birthdate", "email", "phone_number"] as const;

/** Answers already known from before: nobody types them again. */
export function toKnownAnswers(elements: readonly ElementPair[]): Answers {
  const known = texts.flatMap((name): Array<[string, Answer]> => {
    const value = findLatestElement(elements, name);
    return typeof value === "string" ? [[name, value]] : [];
  });
  return Object.fromEntries([...known, ...toKnownAddress(elements)]);
}

function toKnownAddress(elements: readonly ElementPair[]): Array<[string, Answer]> {
  const value = findLatestElement(elements, "address");
  if (!isAddress(value)) return [];
  const { insee_code: commune } = value;
  return [
    ["address", toElementAnswer(value)],
    ...(commune ? [["commune", commune] satisfies [string, Answer]] : []),
  ];
}

function findLatestElement(elements: readonly ElementPair[], name: ElementName) {
  const pair = elements.find((one) => one.name === name);
  return (pair?.declared ?? pair?.validated)?.value;
}
