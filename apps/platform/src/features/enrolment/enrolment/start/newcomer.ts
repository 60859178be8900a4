import type { Context } from "../../../../kernel/context.ts";
import { type FileId, type PersonId, parseId } from "../../../../kernel/ids.ts";
import { isProven } from "../../../access/access/index.ts";
import { findPerson } from "../../../identity/identity/index.ts";
import { listUpstreamLinks } from "../../../identity/upstream/index.ts";
import { getFileRow } from "../file/change-file.ts";
import { toEnrolmentSystem } from "../to-enrolment-system.ts";

/**
 * Nobody yet: a draft, and an account that nothing has shown to be anybody's. Only such an account may be
 * opened on somebody else's word, an agent's or a paper's: what it holds is that draft. Asked as the system,
 * in a transaction of its own: an agent reads neither passkeys nor identities.
 */
export async function isNewcomer(context: Context, personId: PersonId): Promise<boolean> {
  const system = toEnrolmentSystem(context);
  return system.transaction(async (tx) => {
    if ((await findPerson(tx, system, personId))?.status !== "draft") return false;
    if (await isProven(tx, system, personId)) return false;
    return (await listUpstreamLinks(system, personId)).length === 0;
  });
}

/**
 * May this actor's answers give the account its sign-in address? The person's own, or an agent's for a
 * newcomer; never those of a relative, who writes to themselves. Throws enrolment.unknown_file.
 */
export async function mayGiveAddress(context: Context, fileId: FileId): Promise<boolean> {
  const row = await context.transaction((tx) => getFileRow(tx, context, fileId));
  const { actor } = context;
  if (row.contact_id !== row.person_id) return false;
  if (actor.kind === "person") return actor.personId === row.person_id;
  return isNewcomer(context, parseId<"person">(row.person_id));
}
