import { addMonths, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Contribution } from "../../../kernel/contributions.ts";
import { contactsJournal } from "./journal.ts";
import { listPersonContacts } from "./list-contacts.ts";
import { KEPT_MONTHS } from "./rules.ts";
import { deleteAnsweredContacts, deletePersonContacts } from "./store.ts";

export const contactsContribution: Contribution = {
  module: "contacts",
  // Who asks reads them, and nobody who acts for them: row-level security leaves the export of another empty.
  exportPerson: async (_tx, context, personId) => ({
    echanges: (await listPersonContacts(context, personId)).map((contact) => ({
      numero: contact.number,
      porte: contact.channel,
      sujet: contact.subject,
      service: contact.service ?? null,
      recu_le: contact.receivedOn,
      repondu_le: contact.answeredOn ?? null,
      etapes: contact.steps.map(({ at, what, by, text, desk }) => ({
        le: at,
        quoi: what,
        par: by ?? null,
        guichet: desk ?? null,
        texte: text,
      })),
    })),
  }),
  erasePerson: (tx, context, personId) => deletePersonContacts(tx, context.authorityId, personId),
  purge: (tx, context) =>
    deleteAnsweredContacts(tx, context.authorityId, addMonths(toCivilDate(context.now()), -KEPT_MONTHS)),
  journal: contactsJournal,
};
