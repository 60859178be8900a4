import type { Contribution } from "../../../kernel/contributions.ts";
import { deletePersonAddress, findPersonAddress } from "./store/addresses.ts";

export const calendarContribution: Contribution = {
  module: "calendar",
  exportPerson: async (tx, context, personId) => {
    const row = await findPersonAddress(tx, context.authorityId, personId);
    return {
      adresse_d_agenda: row
        ? {
            depuis: row.created_on,
            lue_le: row.read_on,
            nomme_les_personnes: row.shows_names,
            dit_les_lieux: row.shows_places,
          }
        : null,
    };
  },
  erasePerson: async (tx, context, personId) => {
    await deletePersonAddress(tx, context.authorityId, personId);
  },
  purge: async () => 0,
  journal: {
    "calendar.address_made": () => ({
      fr: "Une adresse d’agenda a été créée : qui la possède lit les séances à venir.",
      en: "A calendar address was made: whoever has it reads the sessions to come.",
    }),
    "calendar.address_ended": () => ({
      fr: "L’adresse d’agenda a été supprimée.",
      en: "The calendar address was ended.",
    }),
  },
  opensAccount: ["calendar.address_made", "calendar.address_ended"],
};
