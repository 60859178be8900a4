import type { Context } from "../kernel/context.ts";
import { approveVersion, draftService, publishVersion, submitVersion } from "../modules/catalogue/index.ts";
import { type ServiceSeed, seedId } from "./seed-files.ts";

/** A service goes through the hands it must go through: drafted by its manager, approved by somebody else, published. */
export async function loadService(manager: Context, approver: Context, seed: ServiceSeed): Promise<void> {
  const id = seedId("service", seed.key);
  let seen = await draftService(manager, { id, slug: seed.key, definition: seed.definition });
  await submitVersion(manager, seen);
  seen = { ...seen, revision: seen.revision + 1 };
  await approveVersion(approver, seen);
  seen = { ...seen, revision: seen.revision + 1 };
  await publishVersion(manager, seen);
}
