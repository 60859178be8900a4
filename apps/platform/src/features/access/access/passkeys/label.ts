import type { Context, Tx } from "../../../../kernel/context.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { toTidyText } from "../../../../kernel/text.ts";
import { getPersonKey, openForAuthority, sealForAuthority } from "../../../trust/keys/index.ts";
import type { Holder } from "../store/passkeys.ts";

export const LABEL_LENGTH = 60;
const formatLabelField = (id: string): string => `passkey:label:${id}`;

/** A person's words are under the person's key, and go with it; an agent's belong to the authority. */
export async function sealLabel(tx: Tx, context: Context, holder: Holder, id: string, label: string) {
  const text = toTidyText(label).slice(0, LABEL_LENGTH);
  if (holder.kind === "staff") return sealForAuthority(context, formatLabelField(id), text);
  return (await getPersonKey(tx, context, parseId<"person">(holder.subjectId))).seal(
    formatLabelField(id),
    text,
  );
}

export async function openLabel(tx: Tx, context: Context, holder: Holder, id: string, sealed: Buffer) {
  if (holder.kind === "staff") return openForAuthority(context, formatLabelField(id), sealed);
  return (await getPersonKey(tx, context, parseId<"person">(holder.subjectId))).open(
    formatLabelField(id),
    sealed,
  );
}
