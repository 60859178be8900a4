import { addMonths, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { Contribution } from "../../../kernel/contributions.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { withheldText } from "../../identity/identity/index.ts";
import { type HeldGrant, listGrants } from "./find-grants.ts";
import { heldSubjects } from "./held-subjects.ts";
import { consentJournal } from "./journal.ts";
import type { CurrentValue } from "./proposal.ts";
import { deleteList, deleteWithdrawn } from "./store.ts";
import { placeNames } from "./territory.ts";
import { withdrawGrantWithin } from "./withdraw-grant.ts";
import { itemLabel } from "./words.ts";

/** A consent is proven as long as it can be disputed (GDPR art. 7.1; Code civil art. 2224: 5 years). */
const PROOF_MONTHS = 60;

export const consentContribution: Contribution = {
  module: "consent",
  exportPerson: async (tx, context, personId) => {
    const places = await placeNames(tx, context.authorityId);
    return { accords: (await listGrants(tx, context, personId)).map((held) => line(held, places)) };
  },
  erasePerson,
  purge: async (tx, context) =>
    deleteWithdrawn(tx, context.authorityId, {
      before: addMonths(toCivilDate(context.now()), -PROOF_MONTHS),
      held: await heldSubjects(tx, context),
    }),
  journal: consentJournal,
};

/**
 * Live grants are withdrawn, so that services hear of it; then the list, the only tie between person and
 * sectors, goes. What stays in a sector until its purge is a proof that no longer names anybody.
 */
async function erasePerson(tx: Tx, context: Context, personId: PersonId): Promise<void> {
  for (const { grant } of await listGrants(tx, context, personId)) {
    await withdrawGrantWithin(tx, context, { personId, grantId: grant.id });
  }
  await deleteList(tx, context.authorityId, personId);
}

function textOf(current: CurrentValue): string | null {
  if (current.state === "withheld") return withheldText.fr;
  return current.state === "known" ? current.text.fr : null;
}

/** Beside its value, or as given, an answer needs not say that it is one. */
const asGiven = (label: string): string => label.replace(/ \(oui ou non\)$/, "");

function line(
  { grant, service, providerName, holds, refused }: HeldGrant,
  places: Readonly<Record<string, string>>,
) {
  return {
    service: service.definition.title.fr,
    collectivite: providerName,
    partenaire: service.definition.presentation?.partner?.name ?? null,
    etat: grant.state,
    accepte: grant.granted.map((name) => asGiven(itemLabel(name, places).fr)),
    refuse: refused.map(({ fr }) => asGiven(fr)),
    donne_le: grant.givenAt.toISOString(),
    retire_le: grant.withdrawal?.at.toISOString() ?? null,
    recoit: holds.map(({ name, label, current }) => ({
      code: name,
      nom: asGiven(label.fr),
      valeur: textOf(current),
    })),
  };
}
