import { addDays, addMonths, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { Contribution, JournalTeller } from "../../../kernel/contributions.ts";
import type { Sentence } from "../../../kernel/errors.ts";
import { type PersonId, parseId } from "../../../kernel/ids.ts";
import { endUnseen } from "./end-unseen.ts";
import { openGuests } from "./read-rows.ts";
import { KEPT_MONTHS, WAITS_DAYS } from "./rules.ts";
import { toGuestsSystem } from "./steps.ts";
import { deleteOver, deletePersonGuests, type GuestRow, listGuestRows } from "./store.ts";

export const guestsContribution: Contribution = {
  module: "guests",
  exportPerson: async (tx, context, personId) => ({
    invites_a_recharger: [
      ...(await exportParentInvitations(tx, context, personId)),
      ...(await listGuestRows(tx, context.authorityId, { guestId: personId })).map((row) => ({
        invite_par: "un parent",
        ...toExportedInvitation(row),
      })),
    ],
  }),
  erasePerson: (tx, context, personId) => deletePersonGuests(tx, context.authorityId, personId),
  purge: async (tx, context) => {
    const today = toCivilDate(context.now());
    const over = { endedBefore: addMonths(today, -KEPT_MONTHS), invitedBefore: addDays(today, -WAITS_DAYS) };
    const deleted = await deleteOver(tx, context.authorityId, over);
    await endUnseen(tx, toGuestsSystem(context));
    return deleted;
  },
  journal: {
    "guests.invited": buildGuestTeller(
      (name) => `Une personne a été invitée à recharger le compteur « ${name} », sans rien y lire.`,
      (name) => `Somebody was invited to top up the counter “${name}”, and to read nothing of it.`,
    ),
    "guests.accepted": buildGuestTeller(
      (name) => `L’invitation à recharger le compteur « ${name} » a été acceptée.`,
      (name) => `The invitation to top up the counter “${name}” was accepted.`,
    ),
    "guests.refused": buildGuestTeller(
      (name) => `L’invitation à recharger le compteur « ${name} » a été refusée.`,
      (name) => `The invitation to top up the counter “${name}” was refused.`,
    ),
    "guests.ended": buildGuestTeller(
      (name) => `L’invitation à recharger le compteur « ${name} » a pris fin.`,
      (name) => `The invitation to top up the counter “${name}” ended.`,
    ),
  },
};

function buildGuestTeller(fr: (name: string) => string, en: (name: string) => string): JournalTeller {
  return ({ name }) => ({ fr: fr(toNameSentence(name).fr), en: en(toNameSentence(name).en) });
}

const toNameSentence = (name: unknown): Sentence =>
  typeof name === "object" && name !== null && "fr" in name && "en" in name
    ? { fr: String(name.fr), en: String(name.en) }
    : { fr: String(name), en: String(name) };

/**
 * For whoever invited, with the address that they wrote; for the child, without it: each parent takes the
 * child's data away.
 */
async function exportParentInvitations(tx: Tx, context: Context, personId: PersonId) {
  const ofChild = await listGuestRows(tx, context.authorityId, { childId: personId });
  const written = await listGuestRows(tx, context.authorityId, { invitedBy: personId });
  const opened = new Map((await openGuests(tx, context, written)).map((guest) => [guest.id, guest.address]));
  return [
    ...ofChild.map(toExportedInvitation),
    ...written.map((row) => ({
      adresse: opened.get(parseId<"topupGuest">(row.id)) ?? null,
      ...toExportedInvitation(row),
    })),
  ];
}

const toExportedInvitation = ({ state, invited_on, ended_on }: GuestRow) => ({
  etat: state,
  depuis: invited_on,
  fin: ended_on,
});
