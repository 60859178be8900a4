import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { type DeskId, parseId } from "../../../kernel/ids.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { requireCapability } from "../../access/access/index.ts";
import { getOpenDesk } from "../../authorities/authorities/index.ts";
import { record } from "../../trust/audit/index.ts";
import { type ContactId, type ContactStep, TEXT_LENGTH } from "./contact.ts";
import { contactsErrors } from "./errors.ts";
import { toContactAgent, toShortText } from "./open-contact.ts";
import { computeContactDue } from "./rules.ts";
import { getContactKey, openWords, sealWords } from "./sealed-words.ts";
import { type ContactRow, findContactRow, updateContact } from "./store.ts";

/** Which contact, as the agent read it. */
export interface ContactRead {
  readonly id: ContactId;
  readonly version: number;
}

/**
 * Use case: the answer, told to the person by a message. Throws access.capability_missing, contacts.unknown,
 * contacts.already_answered, request.changed_meanwhile.
 */
export async function submitContactAnswer(
  context: Context,
  { text, ...read }: ContactRead & { readonly text: string },
): Promise<void> {
  requireCapability(context, "file.read");
  await context.transaction(async (tx) => {
    const row = await getWaitingContact(tx, context, read);
    const step = { what: "answered" as const, text, by: toContactAgent(context) };
    const today = toCivilDate(context.now());
    await updateContactState(tx, context, { row, step, change: { state: "answered", answered_on: today } });
    await recordContactAct(tx, context, row, "contacts.answered");
    await context.ports.jobs.send(tx, "contacts.tell_person", {
      authorityId: context.authorityId,
      requestId: context.requestId,
      contactId: row.id,
    });
  });
}

/**
 * Use case: another desk answers, before the same day. Throws as `submitContactAnswer`, and
 * authorities.unknown_desk.
 */
export async function forwardContact(
  context: Context,
  { deskId, text, ...read }: ContactRead & { readonly deskId: DeskId; readonly text: string },
): Promise<void> {
  requireCapability(context, "file.read");
  await context.transaction(async (tx) => {
    const desk = await getOpenDesk(context, deskId);
    const row = await getWaitingContact(tx, context, read);
    const step = { what: "handed" as const, text, by: toContactAgent(context), desk: desk.name };
    await updateContactState(tx, context, { row, step, change: { desk_id: desk.id } });
    await recordContactAct(tx, context, row, "contacts.handed");
  });
}

/**
 * Use case: the person writes again; what was answered waits again. Throws contacts.unknown,
 * contacts.too_long.
 */
export async function submitContactReply(
  context: Context,
  { id, text }: { readonly id: ContactId; readonly text: string },
): Promise<void> {
  if (context.actor.kind !== "person") throw contactsErrors.error("contacts.unknown");
  await context.transaction(async (tx) => {
    const row = await getRow(tx, context, id);
    const due = row.state === "waiting" ? row.due_on : computeContactDue(toCivilDate(context.now()));
    const change = { state: "waiting" as const, answered_on: null, due_on: due };
    await updateContactState(tx, context, { row, step: { what: "asked", text }, change });
    await recordContactAct(tx, context, row, "contacts.received");
  });
}

async function getWaitingContact(
  tx: Tx,
  context: Context,
  { id, version }: ContactRead,
): Promise<ContactRow> {
  const row = await getRow(tx, context, id);
  if (row.state === "answered") throw contactsErrors.error("contacts.already_answered");
  if (row.version !== version) throw kernelErrors.error("request.changed_meanwhile");
  return row;
}

/** Row-level security shows the person's own, and those of the agent's desks. */
export async function getRow(tx: Tx, context: Context, id: ContactId): Promise<ContactRow> {
  const row = await findContactRow(tx, context.authorityId, id);
  if (!row) throw contactsErrors.error("contacts.unknown");
  return row;
}

/** Beyond, it is another question; what the desk has to say always finds room. */
const MOST_STEPS = 40;

interface Going {
  readonly row: ContactRow;
  readonly step: Omit<ContactStep, "at">;
  readonly change: Partial<Pick<ContactRow, "desk_id" | "state" | "due_on" | "answered_on">>;
}

async function updateContactState(tx: Tx, context: Context, { row, step, change }: Going): Promise<void> {
  const key = await getContactKey(tx, context, row);
  const words = openWords(key, row);
  if (step.what === "asked" && words.steps.length >= MOST_STEPS)
    throw contactsErrors.error("contacts.too_long");
  const said = { ...step, text: toShortText(step.text, TEXT_LENGTH), at: context.now().toISOString() };
  const sealed = sealWords(key, row.id, { ...words, steps: [...words.steps, said] });
  if (!(await updateContact(tx, row, { ...change, sealed })))
    throw kernelErrors.error("request.changed_meanwhile");
}

async function recordContactAct(tx: Tx, context: Context, row: ContactRow, action: string): Promise<void> {
  const { number, channel } = row;
  const personId = parseId<"person">(row.person_id);
  await record(tx, context, { action, personId, data: { number, channel } });
}
