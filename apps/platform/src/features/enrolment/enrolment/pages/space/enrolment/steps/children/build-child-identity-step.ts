import { type Answers, findTextAnswer, type Step } from "../../../../../../../../web/index.ts";
import { buildSentence } from "../../build-sentence.ts";
import { parentalAuthority } from "../legal-bases.ts";
import { NAME_LENGTH, namePattern } from "../name-pattern.ts";
import { formatChildField, formatChildMention, formatOrdinal, hasChild } from "./child-fields.ts";

const name = { kind: "text", pattern: namePattern, maxLength: NAME_LENGTH } as const;
export function buildChildIdentityStep(child: number): Step {
  const which = formatOrdinal(child);
  return {
    id: `child_${child}`,
    path: `enfant-${child}`,
    title: buildSentence(`Votre ${which} enfant`, `Your child number ${child}`),
    why: buildSentence("Pour ouvrir un dossier à son nom.", "To open a file in the child’s name."),
    legalBasis: parentalAuthority,
    about: (answers) => formatChildMention(answers, child),
    when: (answers) => hasChild(answers, child),
    fields: [
      {
        ...name,
        name: formatChildField(child, "given_name"),
        label: buildSentence(`Prénom du ${which} enfant`, `Given name of child ${child}`),
      },
      {
        ...name,
        name: formatChildField(child, "family_name"),
        label: buildSentence(`Nom du ${which} enfant`, `Family name of child ${child}`),
      },
      {
        kind: "date",
        name: formatChildField(child, "birthdate"),
        label: buildSentence(`Date de naissance du ${which} enfant`, `Date of birth of child ${child}`),
        hint: buildSentence("Par exemple 14 5 2017", "For example 14 5 2017"),
        past: true,
      },
      {
        kind: "text",
        name: formatChildField(child, "school"),
        label: buildSentence(`École du ${which} enfant`, `School of child ${child}`),
        hint: buildSentence(
          "Si vous l’indiquez, vous montrerez un certificat de scolarité au guichet, ou plus tard.",
          "If you give it, you will show a school certificate at the desk, or later.",
        ),
        maxLength: 150,
        optional: true,
      },
    ],
    validate: (answers, today) => validateMinority(answers, child, today),
  };
}

function validateMinority(answers: Answers, child: number, today: string) {
  const birthdate = findTextAnswer(answers, formatChildField(child, "birthdate")) ?? today;
  const majority = `${Number(birthdate.slice(0, 4)) + 18}${birthdate.slice(4)}`;
  if (majority > today) return [];
  const sentence = buildSentence(
    "À 18 ans, on s’inscrit soi-même. Vérifiez l’année.",
    "At 18, people enrol by themselves. Check the year.",
  );
  return [{ field: formatChildField(child, "birthdate"), code: "space.child_is_adult", ...sentence }];
}
