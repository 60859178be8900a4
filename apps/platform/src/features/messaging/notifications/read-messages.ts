import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { record } from "../../trust/audit/index.ts";
import { notificationsErrors } from "./errors.ts";
import { type Message, openMessage } from "./message.ts";
import { findMessage, listMessages, listWaitingLetters, setMessageDelivered } from "./store.ts";

/** What a link of ours proves: that its reader reads the mailbox, or holds the letter. */
const SECRET = /([?&]jeton=)[\w-]+/g;

/**
 * What a person was told, newest first, as it may be read again: without what its links prove, since whoever
 * is inside an account, or acts for its owner, does not read their mail.
 */
export function listPersonMessages(context: Context, personId: PersonId): Promise<readonly Message[]> {
  return context.read(async (tx) => {
    const messages: Message[] = [];
    for (const row of await listMessages(tx, context.authorityId, personId)) {
      const message = await openMessage(tx, context, row);
      messages.push({ ...message, text: message.text.replace(SECRET, "$1…") });
    }
    return messages.toSorted((one, other) => compareMessageInstants(other, one));
  });
}

/** By the instant, or by the day for messages from before it was kept. */
function compareMessageInstants(one: Message, other: Message): number {
  const byDay = one.day.localeCompare(other.day);
  return byDay === 0 ? (one.at ?? "").localeCompare(other.at ?? "") : byDay;
}

/** The person's journal tells that an agent read it. Throws notifications.unknown_message. */
export function readMessage(context: Context, id: string): Promise<Message> {
  return context.transaction(async (tx) => {
    const row = await findMessage(tx, context.authorityId, id);
    if (!row) throw notificationsErrors.error("notifications.unknown_message");
    const message = await openMessage(tx, context, row);
    const { personId, channel } = message;
    if (context.actor.kind === "staff" && personId !== undefined)
      await record(tx, context, {
        action: "notifications.message_read",
        personId,
        data: { channel, purpose: "post" },
      });
    return message;
  });
}

/**
 * Use case: a message that is a letter. Asking for a message of another channel leaves no line in the
 * journal. Throws notifications.unknown_message.
 */
export function readLetter(context: Context, id: string): Promise<Message & { readonly personId: PersonId }> {
  return context.transaction(async () => {
    const { personId, ...message } = await readMessage(context, id);
    if (message.channel !== "letter" || personId === undefined)
      throw notificationsErrors.error("notifications.unknown_message");
    return { ...message, personId };
  });
}

/** Enough for a morning's post; the next ones show once these are printed. */
const LETTERS_SHOWN = 50;

/**
 * Letters that wait to be printed, oldest first; one line of the authority's journal tells that they were
 * seen. Row-level security lets reception and validators read them.
 */
export function listLetters(context: Context): Promise<readonly Message[]> {
  return context.transaction(async (tx) => {
    const letters: Message[] = [];
    for (const row of await listWaitingLetters(tx, context.authorityId, LETTERS_SHOWN)) {
      letters.push(await openMessage(tx, context, row));
    }
    if (context.actor.kind === "staff" && letters.length > 0)
      await record(tx, context, {
        action: "notifications.letters_listed",
        data: { letters: letters.length },
      });
    return letters.toSorted(compareMessageInstants);
  });
}

/**
 * Use case: a letter was printed and handed over or posted. Idempotent. Throws
 * notifications.unknown_message.
 */
export function setLetterPrinted(context: Context, id: string): Promise<void> {
  return context.transaction(async (tx) => {
    await readLetter(context, id);
    await setMessageDelivered(tx, context.authorityId, id, toCivilDate(context.now()));
  });
}
