import type { Step } from "../../../../../../../../web/index.ts";
import { buildSentence } from "../../build-sentence.ts";
import { parentalAuthority } from "../legal-bases.ts";
import { formatChildField, formatChildMention, hasChild } from "./child-fields.ts";

export function buildChildRelationStep(child: number): Step {
  return {
    id: `child_${child}_relation`,
    path: `enfant-${child}-lien`,
    title: buildSentence("Votre lien avec l’enfant", "Your relation to the child"),
    why: buildSentence(
      "Pour savoir qui peut agir en son nom. Chaque parent agit seul pour les démarches courantes.",
      "To know who may act for the child. Each parent acts alone for everyday matters.",
    ),
    legalBasis: parentalAuthority,
    about: (answers) => formatChildMention(answers, child),
    when: (answers) => hasChild(answers, child),
    fields: [
      {
        kind: "choice",
        name: formatChildField(child, "relation"),
        label: buildSentence("Quel est votre lien avec cet enfant ?", "What is your relation to this child?"),
        options: [
          {
            value: "parent",
            label: buildSentence(
              "Je suis son parent, il vit avec moi",
              "I am a parent, the child lives with me",
            ),
          },
          {
            value: "separated_parent",
            label: buildSentence(
              "Je suis son parent, il vit chez ses deux parents séparés",
              "I am a parent, the child lives with both separated parents",
            ),
            hint: buildSentence(
              "L’autre parent pourra aussi l’inscrire. Aucun des deux ne voit l’adresse de l’autre.",
              "The other parent can enrol the child too. Neither sees the other’s address.",
            ),
          },
          {
            value: "other_parent",
            label: buildSentence(
              "Je suis son parent, il vit chez l’autre parent",
              "I am a parent, the child lives with the other parent",
            ),
            hint: buildSentence(
              "Vous agissez pour lui comme l’autre parent. Son adresse ne vous est pas demandée.",
              "You act for the child as the other parent does. You are not asked for the child’s address.",
            ),
          },
          {
            value: "guardian",
            label: buildSentence("Je suis son tuteur", "I am the child’s guardian"),
            hint: buildSentence("Désigné par un juge.", "Appointed by a judge."),
          },
        ],
      },
    ],
  };
}
