import { defineMessages } from "../../../../../../web/index.ts";

export const elementWords = defineMessages({
  fr: {
    doubted: "À regarder avant de décider",
    piece: (n: number) => `Pièce ${n} :`,
    decided: "Déjà décidé",
    others: "Sans justificatif",
    othersLead:
      "Ces informations servent à joindre la personne. Aucun document ne les prouve. Confirmez-les avec elle avant de décider le reste.",
    declaredBy: {
      person: "déclaré par la personne",
      staff: (who: string) => `saisi par ${who}`,
      system: "déclaré",
    },
    replaces: (value: string) => `Remplacerait la valeur validée : ${value}`,
    showValue: "Afficher (donnée sensible)",
    outcomes: {
      validated: "Validé",
      corrected: "Corrigé",
      refused: "Refusé",
      exception: "Exception",
      before: "Déjà validé",
    },
    decidedBy: (who: string, day: string) => `par ${who}, le ${day}`,
    onEvidence: (kind: string) => `sur : ${kind}`,
    becauseOf: (reason: string) => `Motif : ${reason}`,
  },
  en: {
    doubted: "To be looked at before you decide",
    piece: (n: number) => `Item ${n}:`,
    decided: "Already decided",
    others: "Without evidence",
    othersLead:
      "This information serves to reach the person. No document proves it. Confirm it with them before deciding the rest.",
    declaredBy: {
      person: "declared by the person",
      staff: (who: string) => `typed by ${who}`,
      system: "declared",
    },
    replaces: (value: string) => `Would replace the validated value: ${value}`,
    showValue: "Show (sensitive)",
    outcomes: {
      validated: "Validated",
      corrected: "Corrected",
      refused: "Refused",
      exception: "Exception",
      before: "Validated before",
    },
    decidedBy: (who: string, day: string) => `by ${who}, on ${day}`,
    onEvidence: (kind: string) => `on: ${kind}`,
    becauseOf: (reason: string) => `Reason: ${reason}`,
  },
});
