import { createTransport } from "nodemailer";
import type { Mailer } from "../../kernel/ports.ts";
import { requireNoTransaction } from "../context/open-transaction.ts";

export interface SmtpOptions {
  /** smtp:// or smtps:// with the account in it. */
  readonly url: string;
  /** "Ville de Caen <ne-pas-repondre@caen.fr>" */
  readonly from: string;
  /** Longest wait for the server, in milliseconds. */
  readonly timeoutMs?: number;
}

/** Ids remembered, so that a job run again after it delivered does not deliver twice. */
const REMEMBERED = 1_000;

export interface SmtpMailer extends Mailer {
  close(): void;
}

export function openSmtpMailer({ url, from, timeoutMs = 10_000 }: SmtpOptions): SmtpMailer {
  const server = new URL(url);
  const transport = createTransport({
    pool: true,
    maxConnections: 5,
    host: server.hostname,
    port: Number(server.port) || (server.protocol === "smtps:" ? 465 : 587),
    secure: server.protocol === "smtps:",
    // An account never travels in clear, even when the server forgets to offer STARTTLS.
    requireTLS: server.username !== "",
    ...(server.username
      ? { auth: { user: decodeURIComponent(server.username), pass: decodeURIComponent(server.password) } }
      : {}),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const delivered = new Set<string>();
  return {
    deliver: async ({ id, to, subject, text, html }) => {
      requireNoTransaction("a message to send");
      if (delivered.has(id)) return;
      await transport.sendMail({
        from,
        // As an object: a comma in it cannot add a recipient.
        to: { name: "", address: to },
        subject,
        text,
        ...(html === undefined ? {} : { html }),
        // The same message sent again carries the same Message-ID: mailboxes show it once (RFC 5322, 3.6.4).
        messageId: `<${id}@${parseMailDomain(from)}>`,
        headers: { "Auto-Submitted": "auto-generated" },
      });
      addDeliveredId(delivered, id);
    },
    close: () => transport.close(),
  };
}

function parseMailDomain(from: string): string {
  return /@([a-z0-9.-]+)/i.exec(from)?.[1] ?? "localhost";
}

function addDeliveredId(delivered: Set<string>, id: string): void {
  delivered.add(id);
  for (const oldest of delivered) {
    if (delivered.size <= REMEMBERED) return;
    delivered.delete(oldest);
  }
}
