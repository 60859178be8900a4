import { civilDate } from "../../kernel/civil-date.ts";
import type { Context, Tx } from "../../kernel/context.ts";
import type { PersonId } from "../../kernel/ids.ts";
import { notificationsErrors } from "./errors.ts";
import { type Message, openMessage } from "./message.ts";
import { findMessage, listMessages, markDelivered } from "./store.ts";

/** What a person was told, newest first. */
export async function listMessagesOf(
  tx: Tx,
  context: Context,
  personId: PersonId,
): Promise<readonly Message[]> {
  const messages: Message[] = [];
  for (const row of await listMessages(tx, context.authorityId, personId)) {
    messages.push(await openMessage(tx, context, row));
  }
  return messages;
}

/** Throws notifications.unknown_message. */
export async function readMessage(tx: Tx, context: Context, id: string): Promise<Message> {
  const row = await findMessage(tx, context.authorityId, id);
  if (!row) throw notificationsErrors.error("notifications.unknown_message");
  return openMessage(tx, context, row);
}

/** A letter was printed and handed over or posted. Idempotent. */
export async function markLetterPrinted(tx: Tx, context: Context, id: string): Promise<void> {
  await markDelivered(tx, context.authorityId, id, civilDate(context.now()));
}
