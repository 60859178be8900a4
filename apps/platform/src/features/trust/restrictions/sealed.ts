import type { Context, Tx } from "../../../kernel/context.ts";
import { parseId } from "../../../kernel/ids.ts";
import { formatPaddedJson } from "../../../kernel/text.ts";
import { buildJsonReader, getPersonKey, type PersonKey } from "../keys/index.ts";
import { type Restriction, RestrictionWords } from "./restriction.ts";
import type { RestrictionRow } from "./store.ts";

const readWords = buildJsonReader("restriction", RestrictionWords);
const formatWordsField = (id: string) => `restriction:${id}`;

export const sealWords = (key: PersonKey, id: string, words: RestrictionWords): Buffer =>
  key.seal(formatWordsField(id), formatPaddedJson(JSON.stringify(words)));

export async function openRestriction(tx: Tx, context: Context, row: RestrictionRow): Promise<Restriction> {
  const personId = parseId<"person">(row.person_id);
  return openRestrictionWords(await getPersonKey(tx, context, personId), row);
}

export function openRestrictionWords(key: PersonKey, row: RestrictionRow): Restriction {
  return {
    id: parseId<"rights_request">(row.id),
    personId: parseId<"person">(row.person_id),
    covers: row.covers,
    state: row.state,
    since: row.since,
    ...(row.lifts_on === null ? {} : { liftsOn: row.lifts_on }),
    ...(row.lifted_on === null ? {} : { liftedOn: row.lifted_on }),
    version: row.version,
    ...readWords(key.open(formatWordsField(row.id), row.sealed)),
  };
}

/** What it says of itself, without what the row says. */
export function toRestrictionWords({
  ground,
  agreements,
  askedBy,
  beganAt,
  announced,
  kept,
  withdrawn,
  lifted,
  takenBack,
}: Restriction): RestrictionWords {
  return {
    ground,
    agreements,
    askedBy,
    beganAt,
    ...(announced ? { announced } : {}),
    ...(kept ? { kept } : {}),
    ...(withdrawn ? { withdrawn } : {}),
    ...(lifted ? { lifted } : {}),
    ...(takenBack ? { takenBack } : {}),
  };
}
