import { Type } from "typebox";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import {
  buildIdShape,
  buildJsonReader,
  getPersonKey,
  Instant,
  type Opened,
} from "../../../trust/keys/index.ts";
import type { DeathRow } from "../store.ts";

const Edge = Type.Object({
  representativeId: buildIdShape<"person">(),
  representedId: buildIdShape<"person">(),
  kind: Type.Enum(["parental_authority", "guardianship", "mandate"]),
  measure: Type.Optional(Type.Enum(["tutelle", "curatelle", "habilitation_familiale", "tutelle_mineur"])),
  scope: Type.Optional(Type.Array(buildIdShape<"service">())),
  until: Type.Optional(Type.String()),
  /** Absent when it was only declared. */
  evidence: Type.Optional(Type.String()),
});

/** What is sealed in the row of a death, under the person's key. */
export const DeathDetail = Type.Object({
  diedOn: Type.String(),
  at: Instant,
  by: Type.String(),
  /** What reversing brings back. */
  before: Type.Object({
    status: Type.Enum(["draft", "declared", "enrolled"]),
    hadAccount: Type.Boolean(),
    /** A file was under way: it is closed with its reason. Absent in deaths recorded before that. */
    hadFile: Type.Optional(Type.Boolean()),
    edges: Type.Array(Edge),
    households: Type.Array(
      Type.Object({
        householdId: buildIdShape<"household">(),
        role: Type.Enum(["adult", "child"]),
        sharePercent: Type.Integer(),
      }),
    ),
  }),
});
export type DeathDetail = Opened<typeof DeathDetail>;

const readDetail = buildJsonReader("death", DeathDetail);
const FIELD = "death";

export async function sealDeath(
  tx: Tx,
  context: Context,
  personId: PersonId,
  detail: DeathDetail,
): Promise<Buffer> {
  return (await getPersonKey(tx, context, personId)).seal(FIELD, JSON.stringify(detail));
}

export async function openDeath(
  tx: Tx,
  context: Context,
  personId: PersonId,
  row: DeathRow,
): Promise<DeathDetail> {
  return readDetail((await getPersonKey(tx, context, personId)).open(FIELD, row.sealed));
}
