import { findAddressAnswer, type Step } from "../../../../../../../web/index.ts";
import { validateCommune } from "../../../../../../identity/identity/pages/common/elements/communes.ts";
import { buildSentence } from "../build-sentence.ts";
import { buildCommuneOptions, isCommuneAmbiguous, isKnownPostcode } from "../commune-answer.ts";
import { isWithheld } from "../withheld-answer.ts";
import { publicTask } from "./legal-bases.ts";

const unknownPostcode = {
  field: "address_postcode",
  code: "space.postcode_unknown",
  ...buildSentence(
    "Aucune commune n’a ce code postal. Indiquez celui de votre domicile, sans CEDEX.",
    "No town has this postcode. Give that of your home, without CEDEX.",
  ),
};

export const homeSteps: readonly Step[] = [
  {
    id: "address",
    path: "adresse",
    title: buildSentence("Où habitez-vous ?", "Where do you live?"),
    why: buildSentence(
      "Pour savoir quels services et quels tarifs s’appliquent chez vous.",
      "To know which services and prices apply where you live.",
    ),
    legalBasis: publicTask,
    when: (answers) => !isWithheld(answers, "address"),
    fields: [
      {
        kind: "address",
        name: "address",
        label: buildSentence("Adresse de votre domicile", "Your home address"),
        refuse: validateCommune,
      },
    ],
    validate: (answers) =>
      findAddressAnswer(answers, "address") && !isKnownPostcode(answers) ? [unknownPostcode] : [],
  },
  {
    id: "commune",
    path: "commune",
    title: buildSentence("Votre commune", "Your town"),
    why: buildSentence(
      "Plusieurs communes ont ce code postal : la vôtre décide des services proposés.",
      "Several towns share this postcode: yours decides which services apply.",
    ),
    legalBasis: publicTask,
    when: isCommuneAmbiguous,
    fields: [
      {
        kind: "choice",
        name: "commune",
        label: buildSentence("Dans quelle commune habitez-vous ?", "Which town do you live in?"),
        options: buildCommuneOptions,
      },
    ],
  },
];
