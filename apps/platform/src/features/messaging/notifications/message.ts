import { Type } from "typebox";
import type { Context, Tx } from "../../../kernel/context.ts";
import { type PersonId, parseId, toDigestId } from "../../../kernel/ids.ts";
import {
  buildJsonReader,
  computeBlindIndex,
  getPersonKey,
  Instant,
  type Opened,
  openForAuthority,
} from "../../trust/keys/index.ts";
import type { MessageRow } from "./store.ts";
import type { TemplateName } from "./templates/index.ts";

/** What is sealed. `to` is empty for a letter. */
const Content = Type.Object({
  to: Type.String(),
  subject: Type.String(),
  text: Type.String(),
  /** When it was written; the row says the day only, and messages from before say no more. */
  at: Type.Optional(Instant),
});
const readContent = buildJsonReader("message", Content);

/** A message in clear. */
export interface Message extends Opened<typeof Content> {
  readonly id: string;
  /** Absent for an agent. */
  readonly personId?: PersonId;
  readonly channel: MessageRow["channel"];
  readonly day: string;
  readonly state: MessageRow["state"];
}

export function sealField(id: string): string {
  return `message:${id}`;
}

/**
 * What makes two messages of one request the same: said again, by a job that runs twice, it is not sent
 * again.
 */
export interface Told {
  readonly template: TemplateName;
  /** A person's id, or an address. */
  readonly to: string;
  readonly data: unknown;
  /** Of whom it is, where the reader acts for them: of two children, it is two messages. */
  readonly about?: { readonly personId: PersonId };
}

/**
 * Drawn from the request, which a job keeps from run to run, and from what is told to whom. Under the
 * authority's key: nobody who reads the table finds, by trying, which message it was.
 */
export function computeMessageId(context: Context, { template, to, data, about }: Told): string {
  const told = [context.requestId, template, to, data, ...(about === undefined ? [] : [about.personId])];
  return toDigestId(computeBlindIndex(context, "message:id", JSON.stringify(told)).toString("hex"));
}

export async function openMessage(tx: Tx, context: Context, row: MessageRow): Promise<Message> {
  const text =
    row.person_id === null
      ? openForAuthority(context, sealField(row.id), row.sealed)
      : (await getPersonKey(tx, context, parseId<"person">(row.person_id))).open(
          sealField(row.id),
          row.sealed,
        );
  const content = readContent(text);
  const whose = row.person_id === null ? {} : { personId: parseId<"person">(row.person_id) };
  return { id: row.id, ...whose, channel: row.channel, day: row.day, state: row.state, ...content };
}
