import type { ElementName } from "@ardeco/contracts";
import type { Sentence } from "../../../../../../kernel/errors.ts";
import { type Answers, findTextAnswer } from "../../../../../../web/index.ts";
import type { ElementPair } from "../../../../../identity/identity/index.ts";
import { buildSentence } from "./build-sentence.ts";

/** Among the answers, the names of what the State vouches for; worked out at each reading. */
const VOUCHED = "vouched";

export function toVouchedAnswers(elements: readonly ElementPair[]): Answers {
  const vouched = elements.filter(
    ({ declared, validated }) => !declared && validated?.provenance.method === "federated_login",
  );
  return { [VOUCHED]: vouched.map(({ name }) => name) };
}

const why = buildSentence(
  "Donné par FranceConnect : cela ne se change pas ici. Une erreur ? " +
    "Faites-la corriger par l’Insee ou la mairie de votre lieu de naissance.",
  "Given by FranceConnect: it is not changed here. A mistake? Have " +
    "it corrected by Insee or the town hall of your place of birth.",
);

const isVouched = (answers: Answers, name: ElementName): boolean => {
  const names = answers[VOUCHED];
  return Array.isArray(names) && names.some((one) => one === name);
};

/**
 * The State has seen the identity: no document is to prove it again. A name that is used needs one all the
 * same.
 */
export const hasVouchedIdentity = (answers: Answers): boolean =>
  (["given_name", "family_name", "birthdate"] as const).every((name) => isVouched(answers, name)) &&
  !findTextAnswer(answers, "name_of_use");

/** Read, not asked: who says otherwise says it to the State. */
export const vouchedFor =
  (name: ElementName) =>
  (answers: Answers): Sentence | undefined =>
    isVouched(answers, name) ? why : undefined;
