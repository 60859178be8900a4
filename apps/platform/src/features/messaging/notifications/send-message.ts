import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context } from "../../../kernel/context.ts";
import { openMessage } from "./message.ts";
import { findMessage, setMessageDelivered } from "./store.ts";

/**
 * Job: hands one message to the mail server. Run again after a crash between sending and saying so, it sends
 * the same Message-ID again, which mail systems take for the same message.
 */
export async function sendMessage(context: Context, messageId: string): Promise<void> {
  const message = await context.transaction(async (tx) => {
    const row = await findMessage(tx, context.authorityId, messageId);
    return row?.state === "waiting" ? openMessage(tx, context, row) : undefined;
  });
  if (!message) return;
  await context.ports.mailer.deliver({
    id: message.id,
    to: message.to,
    subject: message.subject,
    text: message.text,
  });
  await context.transaction((tx) =>
    setMessageDelivered(tx, context.authorityId, messageId, toCivilDate(context.now())),
  );
}
