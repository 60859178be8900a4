import { addMonths, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Contribution } from "../../../kernel/contributions.ts";
import { listPersonMessages } from "./read-messages.ts";
import { deleteOldMessages, deletePersonMessages } from "./store.ts";

/** Copies of messages are kept as long as an appeal may quote them. */
const KEPT_MONTHS = 12;

export const notificationsContribution: Contribution = {
  module: "notifications",
  exportPerson: async (_tx, context, personId) => ({
    messages: (await listPersonMessages(context, personId)).map(({ day, channel, subject, text }) => ({
      le: day,
      par: channel,
      objet: subject,
      texte: text,
    })),
  }),
  erasePerson: (tx, context, personId) => deletePersonMessages(tx, context.authorityId, personId),
  purge: (tx, context) =>
    deleteOldMessages(tx, context.authorityId, addMonths(toCivilDate(context.now()), -KEPT_MONTHS)),
  journal: {
    "notifications.message_read": () => ({
      fr: "Un agent a lu un courrier qui vous est adressé, pour l’imprimer.",
      en: "An agent read a letter addressed to you, to print it.",
    }),
    "notifications.letters_listed": ({ letters }) => ({
      fr: `Un agent a vu la liste des courriers à imprimer : ${String(letters)}.`,
      en: `An agent saw the list of letters to print: ${String(letters)}.`,
    }),
  },
};
