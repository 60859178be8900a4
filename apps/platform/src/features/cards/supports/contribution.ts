import { stepAt } from "@ardeco/signed-qr";
import { addMonths, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Contribution } from "../../../kernel/contributions.ts";
import { supportsJournal } from "./journal.ts";
import { readSupports } from "./list-supports.ts";
import { KEPT_MONTHS } from "./rules.ts";
import { deleteEnded, deletePersonSupports, STEPS_KEPT } from "./store.ts";

export const supportsContribution: Contribution = {
  module: "supports",
  exportPerson: async (tx, context, personId) => ({
    supports: (await readSupports(tx, context, personId)).map(
      ({ kind, number, state, expiresOn, steps }) => ({
        kind,
        numero: number,
        etat: state,
        valable_jusqu_au: expiresOn,
        etapes: steps.map(({ at, to, by, reason }) => ({
          le: at,
          etat: to,
          par: by.label ?? null,
          motif: reason ?? null,
        })),
      }),
    ),
  }),
  // The trigger of the table keeps them refused where there is no connection.
  erasePerson: (tx, context, personId) => deletePersonSupports(tx, context.authorityId, personId),
  purge: (tx, context) => {
    const today = toCivilDate(context.now());
    const step = stepAt(context.now()) - STEPS_KEPT;
    return deleteEnded(tx, context.authorityId, { before: addMonths(today, -KEPT_MONTHS), today, step });
  },
  journal: supportsJournal,
};
