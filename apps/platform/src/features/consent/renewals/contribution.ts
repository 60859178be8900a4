import { addMonths, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Contribution } from "../../../kernel/contributions.ts";
import { listGrants, listHeldSubjects } from "../consent/index.ts";
import { findRenewalsOfGrants } from "./find-renewals.ts";
import { renewalsJournal } from "./journal.ts";
import { deleteOfSubject, deleteOldRenewals } from "./store.ts";

/** Long enough to compare with the year before. */
const KEPT_MONTHS = 25;

export const renewalsContribution: Contribution = {
  module: "renewals",
  exportPerson: async (tx, context, personId) => ({
    campagnes: await findRenewalsOfGrants(tx, context, personId),
  }),
  erasePerson: async (tx, context, personId) => {
    for (const { grant } of await listGrants(tx, context, personId))
      await deleteOfSubject(tx, grant.sector, grant.subject);
  },
  purge: async (tx, context) =>
    deleteOldRenewals(tx, context.authorityId, {
      day: addMonths(toCivilDate(context.now()), -KEPT_MONTHS),
      held: await listHeldSubjects(tx, context),
    }),
  journal: renewalsJournal,
};
