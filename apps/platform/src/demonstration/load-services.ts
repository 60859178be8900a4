import {
  approveVersion,
  createLocalisedService,
  draftService,
  publishVersion,
  saveDraft,
  submitVersion,
  type VersionSeen,
} from "../features/catalogue/catalogue/index.ts";
import type { Context } from "../kernel/context.ts";
import type { ServiceId } from "../kernel/ids.ts";
import { type ServiceSeed, toSeedId } from "./seed-files.ts";

/**
 * A service goes through the hands it must go through: drafted by its manager, approved by somebody else,
 * published.
 */
export async function loadService(manager: Context, approver: Context, seed: ServiceSeed): Promise<void> {
  const id = toSeedId("service", seed.key);
  let seen = await draft(manager, id, seed);
  await submitVersion(manager, seen);
  seen = { ...seen, revision: seen.revision + 1 };
  await approveVersion(approver, seen);
  seen = { ...seen, revision: seen.revision + 1 };
  await publishVersion(manager, seen);
}

/** Drafts the service from its definition, or from a published model with the local wording. */
async function draft(manager: Context, id: ServiceId, seed: ServiceSeed): Promise<VersionSeen> {
  const { key: slug, definition, isModel = false, model } = seed;
  if (model === undefined) return draftService(manager, { id, slug, definition, isModel });
  const seen = await createLocalisedService(manager, { id, slug, modelId: toSeedId("service", model) });
  await saveDraft(manager, { ...seen, definition });
  return { ...seen, revision: seen.revision + 1 };
}

/**
 * Whether agents open the subscriptions of a service by hand, because no software receives them. Without a
 * work list, an agreement would be shown as open although nobody was told.
 */
export function isDoneByHand({ definition: { type }, client, byFiles, isModel }: ServiceSeed): boolean {
  return (type === "subscription" || type === "request") && !client && !byFiles && !isModel;
}
