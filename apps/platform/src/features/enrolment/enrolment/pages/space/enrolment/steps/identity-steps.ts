import type { Sentence } from "../../../../../../../kernel/errors.ts";
import { findTextAnswer, type Step } from "../../../../../../../web/index.ts";
import { mayDecideAlone } from "../../../../../../identity/households/index.ts";
import { buildSentence } from "../build-sentence.ts";
import { vouchedFor } from "../vouched-answer.ts";
import { publicTask } from "./legal-bases.ts";
import { buildNamePattern, NAME_LENGTH } from "./name-pattern.ts";

const buildNameField = (label: Sentence) =>
  ({ kind: "text", label, pattern: buildNamePattern(label), maxLength: NAME_LENGTH }) as const;

export const identitySteps: readonly Step[] = [
  {
    id: "names",
    path: "noms",
    title: buildSentence("Comment vous appelez-vous ?", "What is your name?"),
    why: buildSentence(
      "Pour ouvrir un dossier à votre nom et le retrouver.",
      "To open a file in your name, and find it again.",
    ),
    legalBasis: publicTask,
    fields: [
      {
        ...buildNameField(buildSentence("Prénom", "Given name")),
        name: "given_name",
        autocomplete: "given-name",
        fixed: vouchedFor("given_name"),
      },
      {
        ...buildNameField(buildSentence("Nom de naissance", "Birth name")),
        name: "family_name",
        autocomplete: "family-name",
        fixed: vouchedFor("family_name"),
      },
      {
        ...buildNameField(buildSentence("Nom d’usage", "Name used")),
        name: "name_of_use",
        hint: buildSentence(
          "Si vous utilisez un autre nom que votre nom de naissance, par exemple celui de votre conjoint.",
          "If you use another name than your birth name, such as your spouse’s.",
        ),
        optional: true,
      },
    ],
  },
  {
    id: "birth",
    path: "naissance",
    title: buildSentence("Votre date de naissance", "Your date of birth"),
    why: buildSentence(
      "Pour vous distinguer d’un homonyme et appliquer les tarifs de votre âge.",
      "To tell you from a namesake and apply the prices of your age.",
    ),
    legalBasis: publicTask,
    fields: [
      {
        kind: "date",
        name: "birthdate",
        label: buildSentence("Quelle est votre date de naissance ?", "What is your date of birth?"),
        past: true,
        birthday: true,
        fixed: vouchedFor("birthdate"),
        earliest: "1900-01-01",
      },
    ],
    validate: (answers, today) => validateAge(findTextAnswer(answers, "birthdate"), today),
  },
];

/** Before fifteen, a parent enrols the child (law of 6 January 1978, art. 45); the module refuses it too. */
function validateAge(birthdate: string | undefined, today: string) {
  if (mayDecideAlone(birthdate, today)) return [];
  const sentence = buildSentence(
    "Avant 15 ans, c’est un parent qui crée le dossier, depuis " +
      "son espace, dans « Mes proches ». Vérifiez l’année.",
    "Under 15, a parent creates the file, from their space, in “My relatives”. Check the year.",
  );
  return [{ field: "birthdate", code: "enrolment.parent_needed", ...sentence }];
}
