import { Type } from "typebox";
import type { Context, Tx } from "../../kernel/context.ts";
import { asId, type PersonId } from "../../kernel/ids.ts";
import { getPersonKey, jsonReader, type Opened, openForAuthority } from "../keys/index.ts";
import type { MessageRow } from "./store.ts";

/** What is sealed. `to` is empty for a letter. */
const Content = Type.Object({ to: Type.String(), subject: Type.String(), text: Type.String() });
const readContent = jsonReader("message", Content);

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

export async function openMessage(tx: Tx, context: Context, row: MessageRow): Promise<Message> {
  const text =
    row.person_id === null
      ? openForAuthority(context, sealField(row.id), row.sealed)
      : (await getPersonKey(tx, context, asId<"person">(row.person_id))).open(sealField(row.id), row.sealed);
  const content = readContent(text);
  const whose = row.person_id === null ? {} : { personId: asId<"person">(row.person_id) };
  return { id: row.id, ...whose, channel: row.channel, day: row.day, state: row.state, ...content };
}
