import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { reserveFreeNumber } from "../../../kernel/free-number.ts";
import type { DeskId, PersonId } from "../../../kernel/ids.ts";
import { requireCapability } from "../../access/access/index.ts";
import { getDefaultDesk, getDesk } from "../../authorities/authorities/index.ts";
import { record } from "../../trust/audit/index.ts";
import { getPersonKey } from "../../trust/keys/index.ts";
import {
  formatNameInUse,
  getPerson,
  listElements,
  nameElements,
  requireNotFolded,
} from "../identity/index.ts";
import {
  type Contact,
  type ContactChannel,
  type ContactId,
  type ContactStep,
  SUBJECT_LENGTH,
  TEXT_LENGTH,
} from "./contact.ts";
import { contactsErrors } from "./errors.ts";
import { computeContactDue } from "./rules.ts";
import { openContactWords, sealWords } from "./sealed-words.ts";
import { createContactRow } from "./store.ts";

/** What an agent notes of a call, a letter or a visit. */
export interface ContactNoted {
  /** From the form: sent twice, it is one contact. */
  readonly id: ContactId;
  readonly personId: PersonId;
  readonly channel: Exclude<ContactChannel, "web">;
  readonly subject: string;
  readonly asked: string;
  readonly service?: string;
  /** Given at once; otherwise a desk answers. */
  readonly answer?: string;
  readonly deskId?: DeskId;
}

/**
 * Use case: for reception and validators. Throws access.capability_missing, identity.unknown_person,
 * authorities.unknown_desk.
 */
export async function openContact(context: Context, noted: ContactNoted): Promise<Contact> {
  requireCapability(context, "person.enrol");
  return context.transaction(async (tx) => {
    await getPerson(tx, context, noted.personId);
    return createContact(tx, context, { ...noted, by: toContactAgent(context) });
  });
}

/** What the person writes from their space. */
export type ContactWritten = Pick<ContactNoted, "id" | "subject" | "asked" | "service">;

/** Use case: the person's own. Goes to the default desk, which hands it on. */
export async function writeContact(context: Context, written: ContactWritten): Promise<Contact> {
  const { actor } = context;
  if (actor.kind !== "person") throw contactsErrors.error("contacts.unknown");
  return context.transaction((tx) =>
    createContact(tx, context, { ...written, personId: actor.personId, channel: "web" }),
  );
}

interface Kept extends Omit<ContactNoted, "channel"> {
  readonly channel: ContactChannel;
  readonly by?: string;
}

async function createContact(tx: Tx, context: Context, input: Kept): Promise<Contact> {
  const { id, personId, channel, answer } = input;
  await requireNotFolded(tx, context, personId);
  const today = toCivilDate(context.now());
  const { deskId } = input;
  const desk = deskId === undefined ? await getDefaultDesk(context) : await getDesk(tx, context, deskId);
  const key = await getPersonKey(tx, context, personId);
  const row = {
    authority_id: context.authorityId,
    id,
    person_id: personId,
    channel,
    desk_id: desk.id,
    state: answer === undefined ? ("waiting" as const) : ("answered" as const),
    received_on: today,
    due_on: computeContactDue(today),
    answered_on: answer === undefined ? null : today,
    version: 1,
    sealed: sealWords(key, id, {
      subject: toShortText(input.subject, SUBJECT_LENGTH),
      name: await findPersonName(tx, context, personId),
      ...(input.service === undefined ? {} : { service: input.service }),
      steps: buildContactSteps(context, input, desk.name),
    }),
  };
  // Drawn from the id: who asks reads no other row to count them. An id that is another's, whom they may not
  // read, is never free.
  const kept = await reserveFreeNumber({ prefix: "ECH", day: today, id }, (number) =>
    createContactRow(tx, { ...row, number }),
  );
  if (kept?.row.person_id !== personId) throw contactsErrors.error("contacts.unknown");
  if (kept.isNew) {
    await record(tx, context, {
      action: "contacts.received",
      personId,
      data: { channel, number: kept.row.number },
    });
  }
  return openContactWords(key, kept.row);
}

function buildContactSteps(
  context: Context,
  { by, asked, answer, deskId }: Kept,
  desk: string,
): ContactStep[] {
  const at = context.now().toISOString();
  const said = by === undefined ? {} : { by };
  const handed = by !== undefined && answer === undefined && deskId !== undefined;
  return [
    { at, what: "asked", text: toShortText(asked, TEXT_LENGTH), ...said },
    ...(answer === undefined
      ? []
      : [{ at, what: "answered" as const, text: toShortText(answer, TEXT_LENGTH), ...said }]),
    ...(handed ? [{ at, what: "handed" as const, text: "", desk, ...said }] : []),
  ];
}

export const toShortText = (text: string, length: number): string => text.trim().slice(0, length);

/** The name shown in the steps; an agent's professional one. */
export const toContactAgent = ({ actor }: Context): string => (actor.kind === "staff" ? actor.label : "");

async function findPersonName(tx: Tx, context: Context, personId: PersonId): Promise<string> {
  return formatNameInUse(await listElements(tx, context, personId, nameElements));
}
