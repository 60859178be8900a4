import { mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { type Static, Type } from "typebox";
import { isUuid } from "../../kernel/ids.ts";
import type { Mailer } from "../../kernel/ports.ts";
import { readJsonFile } from "../files/read-json-file.ts";

/** Messages kept; beyond, the oldest leaves. */
const KEPT = 500;

const KeptMessage = Type.Object({
  id: Type.String(),
  from: Type.String(),
  to: Type.String(),
  subject: Type.String(),
  text: Type.String(),
  html: Type.Optional(Type.String()),
  /** ISO 8601, UTC. */
  sentAt: Type.String(),
});
export type KeptMessage = Readonly<Static<typeof KeptMessage>>;

/** The developer's mailbox: what would have been sent, in memory and as files. Never open in production. */
export interface Mailbox extends Mailer {
  /** Newest first. */
  list(): readonly KeptMessage[];
  get(id: string): KeptMessage | null;
}

export interface MailboxOptions {
  readonly directory: string;
  readonly from: string;
  now(): Date;
}

export async function openMailbox({ directory, from, now }: MailboxOptions): Promise<Mailbox> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const kept = await readKept(directory);
  return {
    list: () => [...kept.values()].reverse(),
    get: (id) => kept.get(id) ?? null,
    deliver: async (message) => {
      if (!isUuid(message.id)) throw new TypeError("a message id is a UUID");
      if (kept.has(message.id)) return;
      const whole: KeptMessage = { ...message, from, sentAt: now().toISOString() };
      kept.set(message.id, whole);
      await writeMessage(directory, whole);
      await deleteExcessMessages(directory, kept);
    },
  };
}

async function readKept(directory: string): Promise<Map<string, KeptMessage>> {
  const names = (await readdir(directory)).filter((name) => name.endsWith(".json"));
  const messages = await Promise.all(names.map((name) => readJsonFile(KeptMessage, join(directory, name))));
  messages.sort((left, right) => left.sentAt.localeCompare(right.sentAt));
  return new Map(messages.map((message) => [message.id, message]));
}

async function writeMessage(directory: string, message: KeptMessage): Promise<void> {
  const path = formatMessagePath(directory, message.id);
  const file = await open(`${path}.tmp`, "w", 0o600);
  try {
    await file.writeFile(JSON.stringify(message, null, 2));
  } finally {
    await file.close();
  }
  await rename(`${path}.tmp`, path);
}

async function deleteExcessMessages(directory: string, kept: Map<string, KeptMessage>): Promise<void> {
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT) return;
    kept.delete(oldest);
    await rm(formatMessagePath(directory, oldest), { force: true });
  }
}

function formatMessagePath(directory: string, id: string): string {
  return join(directory, `${id}.json`);
}
