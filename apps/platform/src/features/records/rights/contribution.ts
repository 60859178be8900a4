import { addMonths, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Contribution } from "../../../kernel/contributions.ts";
import { removeInactivityNotices } from "./inactivity.ts";
import { rightsJournal } from "./journal.ts";
import { listPersonRequests } from "./list-requests.ts";
import { ANSWER_RETENTION_MONTHS } from "./rules.ts";
import { deleteOldClosedRequests, deletePersonRequests } from "./store/requests.ts";

export const rightsContribution: Contribution = {
  module: "rights",
  exportPerson: async (_tx, context, personId) => ({
    demandes_de_droits: (await listPersonRequests(context, personId)).map((request) => ({
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
    await deletePersonRequests(tx, context.authorityId, personId);
    await removeInactivityNotices(tx, context, personId);
  },
  purge: (tx, context) =>
    deleteOldClosedRequests(
      tx,
      context.authorityId,
      addMonths(toCivilDate(context.now()), -ANSWER_RETENTION_MONTHS),
    ),
  journal: rightsJournal,
};
