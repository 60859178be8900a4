import type { Contribution } from "../../../kernel/contributions.ts";
import { removeFinalStop } from "../../../kernel/text.ts";
import { listMergesInForce } from "../../identity/identity/index.ts";

export const mergesContribution: Contribution = {
  module: "merges",
  exportPerson: async (tx, context, personId) => {
    const merges = await listMergesInForce(tx, context, [personId]);
    if (merges.length === 0) return {};
    return { fiches_reunies: merges.map(({ merged }) => ({ le: merged?.at.toISOString() ?? null })) };
  },
  // The rows are identity's, and go with either of the two.
  erasePerson: async () => undefined,
  // Not a row of it goes: the wish does, by a job of its own.
  purge: async () => 0,
  journal: {
    "merges.listed": ({ pairs }) => ({
      fr: `La liste des fiches à réunir et réunies a été lue (${String(pairs)}).`,
      en: `The list of records to merge and merged was read (${String(pairs)}).`,
    }),
    "merges.record_compared": () => ({
      fr: "Votre fiche a été ouverte pour la réunir à une autre que vous avez peut-être ici.",
      en: "Your record was opened to merge it with another that you may have here.",
    }),
    "merges.asked": () => ({
      fr: "Un agent a demandé de réunir deux fiches à votre nom. Un collègue doit confirmer.",
      en: "An agent asked for two records in your name to be merged. A colleague must confirm.",
    }),
    "merges.set_aside": () => ({
      fr: "La réunion de deux fiches à votre nom n’a pas été faite.",
      en: "The merge of two records in your name was not done.",
    }),
    "merges.lapsed": () => ({
      fr:
        "La réunion de deux fiches à votre nom n’est plus " +
        "demandée : aucun collègue ne l’a confirmée à temps.",
      en: "The merge of two records in your name is no longer asked for: no colleague confirmed it in time.",
    }),
    "merges.merged": () => ({
      fr: "Deux fiches à votre nom ont été réunies en une.",
      en: "Two records in your name were merged into one.",
    }),
    "merges.undo_asked": () => ({
      fr: "Un agent a demandé de défaire la réunion de deux fiches. Un collègue doit confirmer.",
      en: "An agent asked for the merge of two records to be undone. A colleague must confirm.",
    }),
    "merges.undo_taken_back": () => ({
      fr: "L’agent qui demandait de défaire la réunion de deux fiches y a renoncé.",
      en: "The agent who asked for the merge of two records to be undone gave it up.",
    }),
    "merges.undo_lapsed": () => ({
      fr: "Défaire la réunion de deux fiches n’est plus demandé : aucun collègue ne l’a fait à temps.",
      en: "Undoing the merge of two records is no longer asked for: no colleague did it in time.",
    }),
    "merges.said_apart": () => ({
      fr: "Un agent a répondu que deux fiches comparées sont celles de deux personnes.",
      en: "An agent answered that two records compared are of two people.",
    }),
    "merges.said_apart_taken_back": () => ({
      fr:
        "Un agent est revenu sur une réponse : deux fiches " +
        "comparées sont peut-être celles d’une seule personne.",
      en: "An agent took an answer back: two records compared may be of one person.",
    }),
    "merges.undone": ({ reason }) => ({
      fr:
        "La réunion de deux fiches a été défaite : chacune est comme " +
        `avant.${reason ? ` Motif : ${removeFinalStop(String(reason))}.` : ""}`,
      en:
        "The merge of two records was undone: each is as " +
        `before.${reason ? ` Reason: ${removeFinalStop(String(reason))}.` : ""}`,
    }),
  },
};
