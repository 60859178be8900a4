import { addDays, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { Contribution } from "../../../kernel/contributions.ts";
import { type PersonId, parseId } from "../../../kernel/ids.ts";
import { listPasses } from "./define-pass.ts";
import { passesJournal } from "./journal.ts";
import { computePassSubject } from "./member.ts";
import { CODE_MINUTES, computeMinute, MISS_MINUTES, WRONG_DATES_DAYS } from "./rules.ts";
import { deleteExpiredCodes, eraseMembers, listMemberships, setPassSubject } from "./store/members.ts";
import { deleteOldMisses, deleteOldNumberMisses, deleteOldPartnerMisses } from "./store/misses.ts";
import { listPartnerRows } from "./store/partners.ts";
import { listMemberUses } from "./store/uses.ts";
import { shownWords } from "./words.ts";

export const passesContribution: Contribution = {
  module: "passes",
  exportPerson: async (tx, context, personId) => ({ pass: await exportPasses(tx, context, personId) }),
  erasePerson: erasePersonPasses,
  purge: async (tx, context) => {
    const minute = computeMinute(context.now());
    const { authorityId } = context;
    const codes = await deleteExpiredCodes(tx, authorityId, minute - CODE_MINUTES);
    const numbers = await deleteOldNumberMisses(tx, authorityId, toCivilDate(context.now()));
    const seen = addDays(toCivilDate(context.now()), -WRONG_DATES_DAYS);
    const wrong = await deleteOldPartnerMisses(tx, authorityId, seen);
    return codes + numbers + wrong + (await deleteOldMisses(tx, authorityId, minute - MISS_MINUTES));
  },
  journal: passesJournal,
};

async function exportPasses(tx: Tx, context: Context, personId: PersonId) {
  const { authorityId } = context;
  const partners = await listPartnerRows(tx, authorityId);
  const told = [];
  for (const pass of await listPasses(context)) {
    const subject = computePassSubject(context, pass.id, personId);
    await setPassSubject(tx, subject);
    const [row] = await listMemberships(tx, authorityId, [subject]);
    if (!row) continue;
    const uses = await listMemberUses(tx, authorityId, [parseId<"passMembership">(row.id)]);
    told.push({
      nom: pass.name.fr,
      du: pass.startsOn,
      au: pass.endsOn,
      demande_le: row.joined_on,
      ouvert_le: row.active_on,
      utilisations: uses.map((use) => ({
        jour: use.day,
        atout: pass.offers.find(({ id }) => id === use.offer_id)?.name.fr ?? null,
        chez: partners.find(({ id }) => id === use.partner_id)?.name ?? null,
        montant_en_centimes: use.amount_cents,
        presente_par: use.shown === null ? null : shownWords[use.shown].fr,
        annulee_le: use.cancelled_on,
      })),
    });
  }
  return told;
}

/** Memberships and codes go; figures of uses stay, as accounts must, and are nobody’s. */
async function erasePersonPasses(tx: Tx, context: Context, personId: PersonId): Promise<void> {
  const subjects = (await listPasses(context)).map(({ id }) => computePassSubject(context, id, personId));
  await eraseMembers(tx, context.authorityId, subjects);
}
