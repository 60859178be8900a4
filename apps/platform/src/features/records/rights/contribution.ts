import { addMonths, civilDate } from "../../../kernel/civil-date.ts";
import type { Contribution } from "../../../kernel/contributions.ts";
import { forgetInactivity } from "./inactivity.ts";
import { rightsJournal } from "./journal.ts";
import { listRequestsOf } from "./list-requests.ts";
import { KEPT_MONTHS } from "./rules.ts";
import { deleteOverBefore, deleteRequestsOf } from "./store/requests.ts";

export const rightsContribution: Contribution = {
  module: "rights",
  exportPerson: async (tx, context, personId) => ({
    demandes_de_droits: (await listRequestsOf(tx, context, personId)).map((request) => ({
      numero: request.number,
      droit: request.right,
      etat: request.state,
      porte: request.channel,
      service: request.service ?? null,
      recu_le: request.receivedOn,
      repondre_avant: request.dueOn,
      effet_le: request.actsOn ?? null,
      repondu_le: request.answeredOn ?? null,
      etapes: request.steps.map(({ at, what, by, text }) => ({
        le: at,
        quoi: what,
        par: by ?? null,
        texte: text,
      })),
    })),
  }),
  erasePerson: async (tx, context, personId) => {
    await deleteRequestsOf(tx, context.authorityId, personId);
    await forgetInactivity(tx, context, personId);
  },
  purge: (tx, context) =>
    deleteOverBefore(tx, context.authorityId, addMonths(civilDate(context.now()), -KEPT_MONTHS)),
  journal: rightsJournal,
};
