import { addMonths, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { Contribution } from "../../../kernel/contributions.ts";
import { type PersonId, parseId } from "../../../kernel/ids.ts";
import { unitNouns } from "./amount-text.ts";
import type { Unit } from "./counter.ts";
import { readFormer, readHeld } from "./holders/holder-list.ts";
import { computeServiceAliases, listFormerAliases } from "./holders/open-account.ts";
import { EVERY, findOwn, listPlainLines } from "./holders/own-accounts.ts";
import { countersJournal } from "./journal.ts";
import {
  closeAccount,
  deleteAliases,
  deleteHolder,
  findAccountReach,
  setVisibleAccount,
} from "./store/accounts.ts";
import { deleteBound } from "./store/bounds.ts";
import { listCounterRows, listServicesEver } from "./store/definitions.ts";
import { toCounterService } from "./store/tables.ts";
import { deleteOldVerifications } from "./store/verifications.ts";

/** As long as an exercise, and its closing. */
const VERIFICATION_MONTHS = 13;

export const countersContribution: Contribution = {
  module: "counters",
  exportPerson: async (tx, context, personId) => ({
    compteurs: await exportHeldAccounts(tx, context, personId),
    compteurs_quittes: await exportFormerAccounts(tx, context, personId),
  }),
  erasePerson,
  purge: (tx, context) =>
    deleteOldVerifications(
      tx,
      context.authorityId,
      new Date(`${addMonths(toCivilDate(context.now()), -VERIFICATION_MONTHS)}T00:00:00Z`),
    ),
  journal: countersJournal,
};

async function exportHeldAccounts(tx: Tx, context: Context, personId: PersonId) {
  const told = [];
  for (const held of await readHeld(tx, context, personId)) {
    const { accountId, shared } = held;
    await setVisibleAccount(tx, accountId);
    const account = await findOwn(tx, context, held);
    if (!account) continue;
    const { counter, balance, reserved, expiresOn } = account;
    told.push({
      compteur: counter.name.fr,
      ...toExportedUnit(counter.unit),
      ...toExportedAmounts(counter.unit, { solde: balance, reserve: reserved }),
      partage_par_le_foyer: shared,
      expire_le: expiresOn,
      mouvements: (await listPlainLines(tx, context, account)).map((line) =>
        toExportedLine(line, counter.unit),
      ),
    });
  }
  return told;
}

/** What they held with others, up to the day on which they left. */
async function exportFormerAccounts(tx: Tx, context: Context, personId: PersonId) {
  const told = [];
  for (const entry of await readFormer(tx, context, personId)) {
    await setVisibleAccount(tx, entry.accountId);
    const account = await findOwn(tx, context, entry);
    if (!account) continue;
    const page = { before: entry.left.sequence + 1, limit: EVERY };
    told.push({
      compteur: account.counter.name.fr,
      ...toExportedUnit(account.counter.unit),
      quitte_le: entry.left.on,
      mouvements: (await listPlainLines(tx, context, account, page)).map((line) =>
        toExportedLine(line, account.counter.unit),
      ),
    });
  }
  return told;
}

const toExportedLine = (line: Awaited<ReturnType<typeof listPlainLines>>[number], unit: Unit) => ({
  jour: line.day,
  kind: line.kind,
  ...toExportedAmounts(unit, { mouvement: line.change, solde_apres: line.balance }),
  libelle: line.label,
});

/** Of what is counted by entries, the counter's name says what. */
const toExportedUnit = (unit: Unit): { readonly unite?: string } =>
  unit === "euro_cent" || unit === "unit" ? {} : { unite: unitNouns[unit].fr[1] };

/** Cents say so in their name, as everywhere in this file: pages show euros. */
const toExportedAmounts = (
  unit: Unit,
  told: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> =>
  unit === "euro_cent"
    ? Object.fromEntries(Object.entries(told).map(([name, cents]) => [`${name}_en_centimes`, cents]))
    : told;

/**
 * The tie goes; an account that nobody holds any more closes, and the words of its lines go, but for what
 * somebody who left it reads. Figures stay: accounts are kept. Accounts are found by their aliases, not by
 * the list: in a database of yesterday, restored, the key that opens it is gone already.
 */
async function erasePerson(tx: Tx, context: Context, personId: PersonId): Promise<void> {
  const { authorityId } = context;
  for (const { id: counterId } of await listCounterRows(tx, authorityId)) {
    const place = { authorityId, counterId: parseId<"counter">(counterId) };
    // Of services that were taken out too: theirs leads to the account as well.
    const services = (await listServicesEver(tx, place)).map(toCounterService);
    const aliases = computeServiceAliases(context, { id: place.counterId, services }, personId);
    const left = await listFormerAliases(tx, context, place.counterId, personId);
    for (const accountId of await deleteAliases(tx, place, [...aliases, ...left.used])) {
      const { isHeld, readTo } = await findAccountReach(tx, place, accountId);
      if (isHeld) continue;
      await deleteBound(tx, place, accountId);
      await closeAccount(tx, place, { id: accountId, on: toCivilDate(context.now()), readTo });
    }
  }
  await deleteHolder(tx, authorityId, personId);
}
