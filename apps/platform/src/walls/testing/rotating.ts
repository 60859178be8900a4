import { contributions } from "../../app.ts";
import { countLeft } from "../../composition/left-rows.ts";
import { updatePeopleTrees } from "../../composition/update-people-trees.ts";
import { listElements } from "../../features/identity/identity/index.ts";
import type { AuthorityId, PersonId } from "../../kernel/ids.ts";
import type { TestRuntime } from "../../testing/test-runtime.ts";

export const keeping = { contributions, backupDays: 35 };
/** A queue whose jobs carry something sealed. */
export const FOLLOW = "subscriptions.follow";
/** The root keys as a server knows them that has not heard of the rotation. */
export const late = { seals: 1, indexes: 1, closed: [], refused: [] };

export async function familyName(
  where: TestRuntime,
  authorityId: AuthorityId,
  personId: PersonId,
): Promise<unknown> {
  const system = where.system(authorityId);
  const [pair] = await system.transaction((tx) => listElements(tx, system, personId, ["family_name"]));
  return pair?.validated?.value ?? pair?.declared?.value;
}

/** Rows and jobs under a former root key, as a server knows which one is in use. */
export async function countLeftIn(house: TestRuntime): Promise<number> {
  await updatePeopleTrees(house.runtime, keeping);
  return countLeft(house.ownerUrl, house.runtime.ports.keyring);
}

/** A job that nobody sent, and that says that it is under the first root key. */
export async function putUnreadableJob(house: TestRuntime, authorityId: AuthorityId): Promise<void> {
  await house.sqlAs("owner", "insert into pgboss.job (name, data) values ($1, $2)", [
    FOLLOW,
    JSON.stringify({ data: { authorityId, sealed: ["01ff", { not: "text" }] } }),
  ]);
}
