import type { Contribution } from "../../kernel/contributions.ts";
import { withoutFinalStop } from "../../kernel/text.ts";
import { openDeath } from "./death.ts";
import { deleteDeath, findDeathRow } from "./store.ts";

export const lifeContribution: Contribution = {
  module: "life",
  exportPerson: async (tx, context, personId) => {
    const row = await findDeathRow(tx, context.authorityId, personId);
    if (!row) return {};
    const { diedOn, at } = await openDeath(tx, context, personId, row);
    return { deces: { date: diedOn, enregistre_le: at } };
  },
  erasePerson: async (tx, context, personId) => {
    await deleteDeath(tx, context.authorityId, personId);
  },
  /** The row goes with the person, when their clock has run out. */
  purge: async () => 0,
  journal: {
    "life.death_recorded": () => ({
      fr: "Un agent a enregistré le décès, sur présentation de l’acte de décès.",
      en: "An agent recorded the death, on the death certificate.",
    }),
    "life.death_reversed": ({ reason }) => ({
      fr: `Le décès avait été enregistré par erreur : c’est annulé.${reason ? ` Motif : ${withoutFinalStop(reason)}.` : ""}`,
      en: `The death had been recorded in error: this is reversed.${reason ? ` Reason: ${withoutFinalStop(reason)}.` : ""}`,
    }),
  },
};
