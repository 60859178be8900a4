import type { Step } from "../../../../../../../../web/index.ts";
import { frEn } from "../../fr-en.ts";
import { parentalAuthority } from "../legal-bases.ts";
import { aboutChild, childField, hasChild } from "./child-fields.ts";

export function relationTo(child: number): Step {
  return {
    id: `child_${child}_relation`,
    path: `enfant-${child}-lien`,
    title: frEn("Votre lien avec l’enfant", "Your relation to the child"),
    why: frEn(
      "Pour savoir qui peut agir en son nom. Chaque parent agit seul pour les démarches courantes.",
      "To know who may act for the child. Each parent acts alone for everyday matters.",
    ),
    legalBasis: parentalAuthority,
    about: (answers) => aboutChild(answers, child),
    when: (answers) => hasChild(answers, child),
    fields: [
      {
        kind: "choice",
        name: childField(child, "relation"),
        label: frEn("Quel est votre lien avec cet enfant ?", "What is your relation to this child?"),
        options: [
          {
            value: "parent",
            label: frEn("Je suis son parent, il vit avec moi", "I am a parent, the child lives with me"),
          },
          {
            value: "separated_parent",
            label: frEn(
              "Je suis son parent, il vit chez ses deux parents séparés",
              "I am a parent, the child lives with both separated parents",
            ),
            hint: frEn(
              "L’autre parent pourra aussi l’inscrire. Aucun des deux ne voit l’adresse de l’autre.",
              "The other parent can enrol the child too. Neither sees the other’s address.",
            ),
          },
          {
            value: "other_parent",
            label: frEn(
              "Je suis son parent, il vit chez l’autre parent",
              "I am a parent, the child lives with the other parent",
            ),
            hint: frEn(
              "Vous agissez pour lui comme l’autre parent. Son adresse ne vous est pas demandée.",
              "You act for the child as the other parent does. You are not asked for the child’s address.",
            ),
          },
          {
            value: "guardian",
            label: frEn("Je suis son tuteur", "I am the child’s guardian"),
            hint: frEn("Désigné par un juge.", "Appointed by a judge."),
          },
        ],
      },
    ],
  };
}
