import type { Context, Tx } from "../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../kernel/ids.ts";
import { formatPaddedJson } from "../../../kernel/text.ts";
import { buildJsonReader, findPersonKeys, getPersonKey } from "../../trust/keys/index.ts";
import { type Guest, GuestDetail, type GuestId } from "./guest.ts";
import type { GuestRow } from "./store.ts";

const readDetail = buildJsonReader("topup_guest", GuestDetail);
const formatDetailFieldName = (id: string) => `topup_guest:${id}`;

/** Opens rows; those of an erased child open no more and are left out. */
export async function openGuests(
  tx: Tx,
  context: Context,
  rows: readonly GuestRow[],
): Promise<readonly Guest[]> {
  const children = [...new Set(rows.map(({ child_id }) => parseId<"person">(child_id)))];
  const keys = await findPersonKeys(tx, context, children);
  return rows.flatMap((row) => {
    const key = keys.get(parseId<"person">(row.child_id));
    return key ? [toGuest(row, readDetail(key.open(formatDetailFieldName(row.id), row.detail_sealed)))] : [];
  });
}

export async function sealGuest(
  tx: Tx,
  context: Context,
  { id, childId, detail }: { readonly id: GuestId; readonly childId: PersonId; readonly detail: GuestDetail },
): Promise<Buffer> {
  return (await getPersonKey(tx, context, childId)).seal(
    formatDetailFieldName(id),
    formatPaddedJson(JSON.stringify(detail)),
  );
}

const toGuest = (row: GuestRow, detail: GuestDetail): Guest => ({
  ...detail,
  id: parseId<"topupGuest">(row.id),
  childId: parseId<"person">(row.child_id),
  invitedBy: parseId<"person">(row.invited_by),
  ...(row.guest_id === null ? {} : { guestId: parseId<"person">(row.guest_id) }),
  state: row.state,
  invitedOn: row.invited_on,
  endedOn: row.ended_on,
});
