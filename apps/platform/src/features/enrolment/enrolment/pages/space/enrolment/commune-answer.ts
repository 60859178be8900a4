import { type Answers, findAddressAnswer, findTextAnswer, type Option } from "../../../../../../web/index.ts";
import { type Commune, listPostcodeCommunes } from "../../../../../authorities/authorities/index.ts";
import { findTypedCommune } from "../../../../../identity/identity/pages/common/elements/communes.ts";
import { buildSentence } from "./build-sentence.ts";

const listAnsweredCommunes = (answers: Answers): readonly Commune[] =>
  listPostcodeCommunes(findAddressAnswer(answers, "address")?.postcode ?? "");

function findNamedCommune(answers: Answers): Commune | undefined {
  const { postcode = "", city = "" } = findAddressAnswer(answers, "address") ?? {};
  return findTypedCommune(postcode, city);
}

export const isKnownPostcode = (answers: Answers): boolean => listAnsweredCommunes(answers).length > 0;

/** Several communes share the postal code, and the name typed is none of theirs. */
export const isCommuneAmbiguous = (answers: Answers): boolean =>
  isKnownPostcode(answers) && findNamedCommune(answers) === undefined;

export const buildCommuneOptions = (answers: Answers): readonly Option[] =>
  listAnsweredCommunes(answers).map(({ code, name }) => ({ value: code, label: buildSentence(name, name) }));

/** INSEE code of where the person lives; undefined while it must still be chosen. */
export function findCommuneCode(answers: Answers): string | undefined {
  const named = findNamedCommune(answers);
  if (named) return named.code;
  const chosen = findTextAnswer(answers, "commune");
  return listAnsweredCommunes(answers).find(({ code }) => code === chosen)?.code;
}
