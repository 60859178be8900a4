import { addMonths, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { Contribution } from "../../../kernel/contributions.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import type { EndReason } from "./coupling.ts";
import { couplingsJournal } from "./journal.ts";
import { computeCouplingSubject, toAgreement } from "./member.ts";
import { AGREEMENT_KEPT_MONTHS } from "./rules.ts";
import {
  deleteOldAgreements,
  deleteSubjectAgreements,
  listAgreementRows,
  setCouplingSubject,
} from "./store/agreements.ts";
import { listCouplingRows } from "./store/couplings.ts";

const reasons: Readonly<Record<EndReason, string>> = {
  withdrawn: "à votre demande",
  subscription: "un service n’est plus ouvert",
};

export const couplingsContribution: Contribution = {
  module: "couplings",
  exportPerson: async (tx, context, personId) => ({
    offres_couplees: await exportAgreements(tx, context, personId),
  }),
  erasePerson: async (tx, context, personId) => {
    const subjects = (await listCouplingRows(tx, context.authorityId)).map(({ id }) =>
      computeCouplingSubject(context, id, personId),
    );
    await deleteSubjectAgreements(tx, context.authorityId, subjects);
  },
  purge: (tx, context) =>
    deleteOldAgreements(
      tx,
      context.authorityId,
      addMonths(toCivilDate(context.now()), -AGREEMENT_KEPT_MONTHS),
    ),
  journal: couplingsJournal,
};

async function exportAgreements(tx: Tx, context: Context, personId: PersonId) {
  const told = [];
  for (const { id, name } of await listCouplingRows(tx, context.authorityId)) {
    const subject = computeCouplingSubject(context, id, personId);
    await setCouplingSubject(tx, subject);
    for (const row of await listAgreementRows(tx, context.authorityId, [subject])) {
      const { from, endedOn, endReason } = toAgreement(row);
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
