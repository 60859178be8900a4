import { type Answers, findAddressAnswer, findTextAnswer, type Option } from "../../../../../../web/index.ts";
import { type Commune, communesOf } from "../../../../../authorities/authorities/index.ts";
import { communeOf } from "../../../../../identity/identity/pages/common/elements/communes.ts";
import { frEn } from "./fr-en.ts";

const communesNear = (answers: Answers): readonly Commune[] =>
  communesOf(findAddressAnswer(answers, "address")?.postcode ?? "");

function namedCommune(answers: Answers): Commune | undefined {
  const { postcode = "", city = "" } = findAddressAnswer(answers, "address") ?? {};
  return communeOf(postcode, city);
}

export const isKnownPostcode = (answers: Answers): boolean => communesNear(answers).length > 0;

/** Several communes share the postal code, and the name typed is none of theirs. */
export const isCommuneAmbiguous = (answers: Answers): boolean =>
  isKnownPostcode(answers) && namedCommune(answers) === undefined;

export const communeOptions = (answers: Answers): readonly Option[] =>
  communesNear(answers).map(({ code, name }) => ({ value: code, label: frEn(name, name) }));

/** INSEE code of where the person lives; undefined while it must still be chosen. */
export function communeCode(answers: Answers): string | undefined {
  const named = namedCommune(answers);
  if (named) return named.code;
  const chosen = findTextAnswer(answers, "commune");
  return communesNear(answers).find(({ code }) => code === chosen)?.code;
}
