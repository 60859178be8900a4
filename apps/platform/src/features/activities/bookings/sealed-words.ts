import { Type } from "typebox";
import type { Context, Tx } from "../../../kernel/context.ts";
import { parseId } from "../../../kernel/ids.ts";
import { formatPaddedJson } from "../../../kernel/text.ts";
import {
  buildIdShape,
  buildJsonReader,
  findPersonKeys,
  Instant,
  type PersonKey,
} from "../../trust/keys/index.ts";
import type { Booking, BookingWords } from "./booking.ts";
import type { StoredBookingRow } from "./store/tables.ts";

const OfferParts = Type.Array(Type.Object({ id: Type.String(), cents: Type.Integer() }));
const Said = Type.Object({ fr: Type.String(), en: Type.String() });
const Kept = Type.Object({
  cents: Type.Integer(),
  why: Said,
  off: Type.Optional(OfferParts),
  later: Type.Optional(OfferParts),
  again: Type.Optional(Type.Object({ tariffId: buildIdShape<"tariff">(), why: Said })),
  bookedAt: Instant,
  by: Type.Optional(Type.String()),
  byId: Type.Optional(buildIdShape<"person">()),
  freeUntil: Instant,
  excuse: Type.Optional(Type.String()),
});
const readKept = buildJsonReader("booking", Kept);
const formatBookingFieldName = (id: string) => `booking:${id}`;

export const sealBooking = (key: PersonKey, id: string, words: BookingWords): Buffer =>
  key.seal(formatBookingFieldName(id), formatPaddedJson(JSON.stringify(words)));

function unsealBookingWords(key: PersonKey, row: StoredBookingRow): BookingWords {
  const { bookedAt, freeUntil, ...kept } = readKept(key.open(formatBookingFieldName(row.id), row.sealed));
  return { ...kept, bookedAt: new Date(bookedAt), freeUntil: new Date(freeUntil) };
}

export const unsealBooking = (key: PersonKey, row: StoredBookingRow): Booking => ({
  id: parseId<"booking">(row.id),
  sessionId: parseId<"activitySession">(row.session_id),
  personId: parseId<"person">(row.person_id),
  state: row.state,
  mark: row.mark,
  held: row.held,
  excused: row.excused,
  words: unsealBookingWords(key, row),
});

/** Opened together: one statement for all the keys. Of somebody erased meanwhile, nothing opens. */
export async function openBookings(
  tx: Tx,
  context: Context,
  rows: readonly StoredBookingRow[],
): Promise<readonly Booking[]> {
  const keys = await findPersonKeys(tx, context, [
    ...new Set(rows.map((row) => parseId<"person">(row.person_id))),
  ]);
  return rows.flatMap((row) => {
    const key = keys.get(parseId<"person">(row.person_id));
    return key ? [unsealBooking(key, row)] : [];
  });
}
