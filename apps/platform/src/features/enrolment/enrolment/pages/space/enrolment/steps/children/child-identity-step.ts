import { type Answers, findTextAnswer, type Step } from "../../../../../../../../web/index.ts";
import { frEn } from "../../fr-en.ts";
import { parentalAuthority } from "../legal-bases.ts";
import { NAME_LENGTH, namePattern } from "../name-pattern.ts";
import { aboutChild, childField, hasChild, ordinal } from "./child-fields.ts";

const name = { kind: "text", pattern: namePattern, maxLength: NAME_LENGTH } as const;
export function identityOf(child: number): Step {
  const which = ordinal(child);
  return {
    id: `child_${child}`,
    path: `enfant-${child}`,
    title: frEn(`Votre ${which} enfant`, `Your child number ${child}`),
    why: frEn("Pour ouvrir un dossier à son nom.", "To open a file in the child’s name."),
    legalBasis: parentalAuthority,
    about: (answers) => aboutChild(answers, child),
    when: (answers) => hasChild(answers, child),
    fields: [
      {
        ...name,
        name: childField(child, "given_name"),
        label: frEn(`Prénom du ${which} enfant`, `Given name of child ${child}`),
      },
      {
        ...name,
        name: childField(child, "family_name"),
        label: frEn(`Nom du ${which} enfant`, `Family name of child ${child}`),
      },
      {
        kind: "date",
        name: childField(child, "birthdate"),
        label: frEn(`Date de naissance du ${which} enfant`, `Date of birth of child ${child}`),
        hint: frEn("Par exemple 14 5 2017", "For example 14 5 2017"),
        past: true,
      },
      {
        kind: "text",
        name: childField(child, "school"),
        label: frEn(`École du ${which} enfant`, `School of child ${child}`),
        hint: frEn(
          "Si vous l’indiquez, vous montrerez un certificat de scolarité au guichet, ou plus tard.",
          "If you give it, you will show a school certificate at the desk, or later.",
        ),
        maxLength: 150,
        optional: true,
      },
    ],
    validate: (answers, today) => minority(answers, child, today),
  };
}

function minority(answers: Answers, child: number, today: string) {
  const birthdate = findTextAnswer(answers, childField(child, "birthdate")) ?? today;
  const majority = `${Number(birthdate.slice(0, 4)) + 18}${birthdate.slice(4)}`;
  if (majority > today) return [];
  const sentence = frEn(
    "À 18 ans, on s’inscrit soi-même. Vérifiez l’année.",
    "At 18, people enrol by themselves. Check the year.",
  );
  return [{ field: childField(child, "birthdate"), code: "space.child_is_adult", ...sentence }];
}
