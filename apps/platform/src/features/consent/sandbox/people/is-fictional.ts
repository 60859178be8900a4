import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { getAuthority } from "../../../authorities/authorities/index.ts";
import { listCastRows } from "../store/people.ts";

/** Somebody of a cast, in a sandbox: who may be erased without being asked. */
export async function isFictional(tx: Tx, context: Context, personId: PersonId): Promise<boolean> {
  const { kind } = await getAuthority(tx, context.authorityId);
  if (kind !== "sandbox") return false;
  return (await listCastRows(tx, context.authorityId)).some(({ person_id }) => person_id === personId);
}
