import { defineMessages } from "../../../../../web/index.ts";

export const legalWords = defineMessages({
  fr: {
    title: "Décisions sans second agent",
    declared: (day: string, reason: string) => `Mode petit effectif, déclaré le ${day}. Motif : ${reason}`,
    delay: (days: number) =>
      `Une fiche de service, un tarif ou une offre couplée peuvent être approuvés par l’agent qui les a écrits, ${days} jours après l’avoir annoncé à ses collègues. Ce qui touche aux personnes et à l’argent demande toujours un second agent.`,
    paired: "L’agent d’une autre collectivité, par une délégation, approuve ce qui demande un second agent.",
  },
  en: {
    title: "Decisions without a second agent",
    declared: (day: string, reason: string) => `Mode of small staffs, declared on ${day}. Reason: ${reason}`,
    delay: (days: number) =>
      `The page of a service, a tariff or a coupled offer may be approved by the agent who wrote it, ${days} days after they announced it to their colleagues. What concerns people and money always asks for a second agent.`,
    paired: "The agent of another authority, by a delegation, approves what asks for a second agent.",
  },
});
