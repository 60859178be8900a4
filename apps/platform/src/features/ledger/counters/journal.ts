import type { Contribution } from "../../../kernel/contributions.ts";
import { formatJournalAmount } from "./amount-text.ts";

export const countersJournal: Contribution["journal"] = {
  "counters.defined": ({ name }) => ({
    fr: `Le compteur « ${String(name)} » a été créé.`,
    en: `The counter “${String(name)}” was created.`,
  }),
  "counters.changed": ({ name }) => ({
    fr: `Le compteur « ${String(name)} » a été modifié.`,
    en: `The counter “${String(name)}” was changed.`,
  }),
  "counters.opened": ({ name, shared }) => ({
    fr: `Le compteur « ${String(name)} » a été ouvert${shared === true ? " pour le foyer" : ""}.`,
    en: `The counter “${String(name)}” was opened${shared === true ? " for the household" : ""}.`,
  }),
  "counters.left": ({ name, takesAlong }) => ({
    fr:
      `Le compteur « ${formatJournalName(name, "fr")} », partagé par le foyer, a été ` +
      `quitté${takesAlong === true ? " : il part avec cette personne, et ce qu’il doit avec" : ""}.`,
    en:
      `The counter “${formatJournalName(name, "en")}”, shared by the household, was ` +
      `left${takesAlong === true ? ": it goes with them, and so does what it owes" : ""}.`,
  }),
  "counters.member_left": ({ name, begins }) => ({
    fr:
      `Un adulte a quitté le compteur « ${formatJournalName(name, "fr")} », partagé par le ` +
      `foyer${begins === true ? " : un compte neuf commence pour ceux qui restent" : ""}.`,
    en:
      `An adult left the counter “${formatJournalName(name, "en")}”, shared by the ` +
      `household${begins === true ? ": a new account begins for those who stay" : ""}.`,
  }),
  "counters.bound_set": ({ name, unit, dayMost, weekMost }) => ({
    fr:
      `Compteur « ${formatJournalName(name, "fr")} » : ` +
      `${formatBoundText({ unit, dayMost, weekMost }, "fr")}.`,
    en: `Counter “${formatJournalName(name, "en")}”: ${formatBoundText({ unit, dayMost, weekMost }, "en")}.`,
  }),
  "counters.balance_read": () => ({
    fr: "Un service a lu le solde d’un de ses comptes.",
    en: "A service read the balance of one of its accounts.",
  }),
  "counters.sealed": ({ number, head }) => ({
    fr: `Le sceau n° ${String(number)} d’un compteur est ${String(head).slice(0, 16)}…`,
    en: `Seal ${String(number)} of a counter is ${String(head).slice(0, 16)}…`,
  }),
  "counters.verification_asked": () => ({
    fr: "La vérification d’un compteur a été demandée, depuis sa première ligne.",
    en: "A counter is to be verified, from its first line.",
  }),
  "counters.faults_noted": ({ count, reason }) => ({
    fr:
      "Des vérifications d’un compteur qui ne concordaient pas " +
      `ont été notées (${String(count)}) : ${String(reason)}`,
    en: `Verifications of a counter that did not agree were noted (${String(count)}): ${String(reason)}`,
  }),
  "counters.chain_taken": ({ lines }) => ({
    fr:
      `Le fichier de ${String(lines)} lignes d’un compteur ` +
      "a été pris, sans nom, pour le vérifier ailleurs.",
    en: `The file of ${String(lines)} lines of a counter was taken, without names, to verify it elsewhere.`,
  }),
  "counters.verified": ({ lines, faults }) => ({
    fr:
      `Les ${String(lines)} lignes d’un compteur ont été vérifiées : ` +
      `${faults === 0 ? "tout concorde" : `${String(faults)} anomalies`}.`,
    en:
      `The ${String(lines)} lines of a counter were verified: ` +
      `${faults === 0 ? "all agree" : `${String(faults)} faults`}.`,
  }),
};

const formatJournalName = (name: unknown, language: "fr" | "en"): string =>
  typeof name === "object" && name !== null ? String(Reflect.get(name, language)) : String(name);

/** "au plus 3,00 € par jour et 10,00 € par semaine", or that nothing bounds it any more. */
function formatBoundText(
  { unit, dayMost, weekMost }: Readonly<Record<"unit" | "dayMost" | "weekMost", unknown>>,
  language: "fr" | "en",
): string {
  const fr = language === "fr";
  const said = (amount: unknown) => formatJournalAmount(amount, unit, language);
  const parts = [
    ...(typeof dayMost === "number" ? [`${said(dayMost)} ${fr ? "par jour" : "a day"}`] : []),
    ...(typeof weekMost === "number" ? [`${said(weekMost)} ${fr ? "par semaine" : "a week"}`] : []),
  ];
  if (parts.length === 0)
    return fr ? "plus rien ne limite ce qui est dépensé" : "nothing limits what is spent any more";
  return fr
    ? `on y dépense au plus ${parts.join(" et ")}`
    : `at most ${parts.join(" and ")} may be spent there`;
}
