import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Contribution } from "../../../kernel/contributions.ts";
import { deleteExpiredPayloads } from "./store.ts";

export const openidContribution: Contribution = {
  module: "openid",
  // Nothing here says whose it is: what was told to whom is in the consents and in the journal.
  exportPerson: async () => ({}),
  // Consents end with the person, and with them every token; sealed rows leave when they expire.
  erasePerson: async () => {},
  purge: (tx, context) => deleteExpiredPayloads(tx, context.authorityId, toCivilDate(context.now())),
  journal: {},
};
