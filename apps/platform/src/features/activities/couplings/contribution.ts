import { addMonths, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { Contribution } from "../../../kernel/contributions.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import type { EndReason } from "./coupling.ts";
import { couplingsJournal } from "./journal.ts";
import { agreementOf, couplingSubject } from "./member.ts";
import { KEPT_MONTHS } from "./rules.ts";
import { deleteAgreementsOf, deleteEndedBefore, listAgreementRows, lookAt } from "./store/agreements.ts";
import { listCouplingRows } from "./store/couplings.ts";

const reasons: Readonly<Record<EndReason, string>> = {
  withdrawn: "à votre demande",
  subscription: "un service n’est plus ouvert",
};

export const couplingsContribution: Contribution = {
  module: "couplings",
  exportPerson: async (tx, context, personId) => ({
    offres_couplees: await tellAgreements(tx, context, personId),
  }),
  erasePerson: async (tx, context, personId) => {
    const subjects = (await listCouplingRows(tx, context.authorityId)).map(({ id }) =>
      couplingSubject(context, id, personId),
    );
    await deleteAgreementsOf(tx, context.authorityId, subjects);
  },
  purge: (tx, context) =>
    deleteEndedBefore(tx, context.authorityId, addMonths(toCivilDate(context.now()), -KEPT_MONTHS)),
  journal: couplingsJournal,
};

async function tellAgreements(tx: Tx, context: Context, personId: PersonId) {
  const told = [];
  for (const { id, name } of await listCouplingRows(tx, context.authorityId)) {
    const subject = couplingSubject(context, id, personId);
    await lookAt(tx, subject);
    for (const row of await listAgreementRows(tx, context.authorityId, [subject])) {
      const { from, endedOn, endReason } = agreementOf(row);
      told.push({
        offre: name.fr,
        depuis: from,
        terminee_le: endedOn,
        pourquoi: endReason && reasons[endReason],
      });
    }
  }
  return told;
}
