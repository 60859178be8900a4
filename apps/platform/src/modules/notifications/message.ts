import type { Context, Tx } from "../../kernel/context.ts";
import { asId, type PersonId } from "../../kernel/ids.ts";
import { getPersonKey, openForAuthority } from "../keys/index.ts";
import type { MessageRow } from "./store.ts";

/** A message in clear. `to` is empty for a letter. */
export interface Message {
  readonly id: string;
  /** Absent for an agent. */
  readonly personId?: PersonId;
  readonly channel: MessageRow["channel"];
  readonly to: string;
  readonly subject: string;
  readonly text: string;
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
  const content = JSON.parse(text) as Pick<Message, "to" | "subject" | "text">;
  const whose = row.person_id === null ? {} : { personId: asId<"person">(row.person_id) };
  return { id: row.id, ...whose, channel: row.channel, day: row.day, state: row.state, ...content };
}
