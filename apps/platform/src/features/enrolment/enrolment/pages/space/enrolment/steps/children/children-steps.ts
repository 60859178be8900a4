import type { Step } from "../../../../../../../../web/index.ts";
import { frEn } from "../../fr-en.ts";
import { parentalAuthority } from "../legal-bases.ts";
import { childField, childNumbers, hasChild, MAX_CHILDREN, ordinal, yesNo } from "./child-fields.ts";
import { identityOf } from "./child-identity-step.ts";
import { relationTo } from "./child-relation-step.ts";

const question: Step = {
  id: "children",
  path: "enfants",
  title: frEn("Vos enfants", "Your children"),
  why: frEn(
    "Pour ouvrir à chacun son propre dossier : cantine, bibliothèque, activités.",
    "To open a file of their own for each: school meals, library, activities.",
  ),
  legalBasis: parentalAuthority,
  fields: [
    {
      kind: "choice",
      name: "children",
      label: frEn(
        "Voulez-vous inscrire un enfant de moins de 18 ans ?",
        "Do you want to enrol a child under 18?",
      ),
      hint: frEn(
        "Vous pourrez aussi le faire plus tard, depuis votre espace.",
        "You can also do it later, from your space.",
      ),
      options: yesNo,
      inline: true,
    },
  ],
};

function another(child: number): Step {
  return {
    id: `child_${child}_another`,
    path: `enfant-${child}-suite`,
    title: frEn("Un autre enfant ?", "Another child?"),
    when: (answers) => hasChild(answers, child),
    fields: [
      {
        kind: "choice",
        name: childField(child, "another"),
        label: frEn(
          `Voulez-vous inscrire un ${ordinal(child + 1)} enfant ?`,
          `Do you want to enrol child number ${child + 1}?`,
        ),
        options: yesNo,
        inline: true,
      },
    ],
  };
}

export const childrenSteps: readonly Step[] = [
  question,
  ...childNumbers.flatMap((child) => [
    identityOf(child),
    relationTo(child),
    ...(child < MAX_CHILDREN ? [another(child)] : []),
  ]),
];
