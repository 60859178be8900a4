import { addMonths, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { Contribution } from "../../../kernel/contributions.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { withheldText } from "../../identity/identity/index.ts";
import { type HeldGrant, listGrants } from "./find-grants.ts";
import { consentJournal } from "./journal.ts";
import { listHeldSubjects } from "./list-held-subjects.ts";
import type { CurrentValue } from "./proposal.ts";
import { deleteList, deleteWithdrawn } from "./store.ts";
import { listPlaceNames } from "./territory.ts";
import { withdrawGrantInTransaction } from "./withdraw-grant.ts";
import { formatItemLabel } from "./words.ts";

/** A consent is proven as long as it can be disputed (GDPR art. 7.1; Code civil art. 2224: 5 years). */
const PROOF_MONTHS = 60;

export const consentContribution: Contribution = {
  module: "consent",
  exportPerson: async (tx, context, personId) => {
    const places = await listPlaceNames(tx, context.authorityId);
    return {
      accords: (await listGrants(tx, context, personId)).map((held) => buildExportLine(held, places)),
    };
  },
  erasePerson: eraseConsentData,
  purge: async (tx, context) =>
    deleteWithdrawn(tx, context.authorityId, {
      before: addMonths(toCivilDate(context.now()), -PROOF_MONTHS),
      held: await listHeldSubjects(tx, context),
    }),
  journal: consentJournal,
};

/**
 * Live grants are withdrawn, so that services hear of it; then the list, the only tie between person and
 * sectors, goes. What stays in a sector until its purge is a proof that no longer names anybody.
 */
async function eraseConsentData(tx: Tx, context: Context, personId: PersonId): Promise<void> {
  for (const { grant } of await listGrants(tx, context, personId)) {
    await withdrawGrantInTransaction(tx, context, { personId, grantId: grant.id });
  }
  await deleteList(tx, context.authorityId, personId);
}

function formatCurrentText(current: CurrentValue): string | null {
  if (current.state === "withheld") return withheldText.fr;
  return current.state === "known" ? current.text.fr : null;
}

/** Beside its value, or as given, an answer needs not say that it is one. */
const formatGivenLabel = (label: string): string => label.replace(/ \(oui ou non\)$/, "");

function buildExportLine(
  { grant, service, providerName, holds, refused }: HeldGrant,
  places: Readonly<Record<string, string>>,
) {
  return {
    service: service.definition.title.fr,
    collectivite: providerName,
    partenaire: service.definition.presentation?.partner?.name ?? null,
    etat: grant.state,
    accepte: grant.granted.map((name) => formatGivenLabel(formatItemLabel(name, places).fr)),
    refuse: refused.map(({ fr }) => formatGivenLabel(fr)),
    donne_le: grant.givenAt.toISOString(),
    retire_le: grant.withdrawal?.at.toISOString() ?? null,
    recoit: holds.map(({ name, label, current }) => ({
      code: name,
      nom: formatGivenLabel(label.fr),
      valeur: formatCurrentText(current),
    })),
  };
}
