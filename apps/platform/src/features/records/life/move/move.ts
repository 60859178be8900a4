import { elements } from "@ardeco/contracts";
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

/** What is sealed in a move that an agent has not checked yet, under the key of who moves. */
export const MoveDetail = Type.Object({
  address: elements.address.schema,
  /** Civil day of the move. */
  since: Type.String(),
  /** Children who move along. */
  companions: Type.Array(buildIdShape<"person">()),
  at: Instant,
  /** In which the address is checked. Absent from a move said before it was kept. */
  fileId: Type.Optional(buildIdShape<"file">()),
});
export type MoveDetail = Opened<typeof MoveDetail>;

const readDetail = buildJsonReader("move", MoveDetail);
const FIELD = "move";

export async function sealMove(
  tx: Tx,
  context: Context,
  personId: PersonId,
  detail: MoveDetail,
): Promise<Buffer> {
  return (await getPersonKey(tx, context, personId)).seal(FIELD, JSON.stringify(detail));
}

export async function openMove(
  tx: Tx,
  context: Context,
  personId: PersonId,
  sealed: Buffer,
): Promise<MoveDetail> {
  return readDetail((await getPersonKey(tx, context, personId)).open(FIELD, sealed));
}
