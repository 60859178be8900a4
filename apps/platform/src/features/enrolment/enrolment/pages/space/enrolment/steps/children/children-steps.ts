import type { Step } from "../../../../../../../../web/index.ts";
import { buildSentence } from "../../build-sentence.ts";
import { parentalAuthority } from "../legal-bases.ts";
import { buildChildIdentityStep } from "./build-child-identity-step.ts";
import { buildChildRelationStep } from "./build-child-relation-step.ts";
import {
  childNumbers,
  formatChildField,
  formatOrdinal,
  hasChild,
  MAX_CHILDREN,
  yesNo,
} from "./child-fields.ts";

const question: Step = {
  id: "children",
  path: "enfants",
  title: buildSentence("Vos enfants", "Your children"),
  why: buildSentence(
    "Pour ouvrir à chacun son propre dossier : cantine, bibliothèque, activités.",
    "To open a file of their own for each: school meals, library, activities.",
  ),
  legalBasis: parentalAuthority,
  fields: [
    {
      kind: "choice",
      name: "children",
      label: buildSentence(
        "Voulez-vous inscrire un enfant de moins de 18 ans ?",
        "Do you want to enrol a child under 18?",
      ),
      hint: buildSentence(
        "Vous pourrez aussi le faire plus tard, depuis votre espace.",
        "You can also do it later, from your space.",
      ),
      options: yesNo,
      inline: true,
    },
  ],
};

function buildAnotherChildStep(child: number): Step {
  return {
    id: `child_${child}_another`,
    path: `enfant-${child}-suite`,
    title: buildSentence("Un autre enfant ?", "Another child?"),
    when: (answers) => hasChild(answers, child),
    fields: [
      {
        kind: "choice",
        name: formatChildField(child, "another"),
        label: buildSentence(
          `Voulez-vous inscrire un ${formatOrdinal(child + 1)} enfant ?`,
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
    buildChildIdentityStep(child),
    buildChildRelationStep(child),
    ...(child < MAX_CHILDREN ? [buildAnotherChildStep(child)] : []),
  ]),
];
