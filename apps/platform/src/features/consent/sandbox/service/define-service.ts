import type { ServiceDefinition } from "@ardeco/contracts";
import type { Actor, Context } from "../../../../kernel/context.ts";
import { parseId, type ServiceId } from "../../../../kernel/ids.ts";
import { toTidyText } from "../../../../kernel/text.ts";
import {
  approveVersion,
  draftService,
  draftVersion,
  listServicesForManagement,
  publishVersion,
  saveDraft,
  submitVersion,
  type VersionSeen,
} from "../../../catalogue/catalogue/index.ts";
import { sandboxErrors } from "../errors.ts";
import { openTrialCounter } from "../people/trial-counter.ts";
import { openVendorSpace } from "../space/vendor.ts";
import { buildElementRequest, isOffered } from "./offered-items.ts";

export const SERVICE_SLUG = "mon-service";

export interface ServiceWish {
  readonly title: string;
  readonly purpose: string;
  /** Names of what may be asked, each with whether the service cannot do without it. */
  readonly asks: readonly { readonly element: string; readonly required: boolean }[];
}

/**
 * Use case: what the vendor's service asks people for, published at once: the second pair of eyes is a
 * program, here only. Throws sandbox.nothing_asked, catalogue.not_publishable.
 */
export async function defineService(context: Context, wish: ServiceWish): Promise<ServiceId> {
  const { space, system } = await openVendorSpace(context);
  const asks = wish.asks.filter(({ element }) => isOffered(element));
  if (asks.length === 0) throw sandboxErrors.error("sandbox.nothing_asked");
  const seen = await draft(context, buildSandboxDefinition({ ...wish, asks }));
  const reviewer = parseId<"staff">(space.reviewer_id);
  await publishAlone(context, reviewer, seen);
  await openTrialCounter(context, system, { serviceId: seen.serviceId, staffId: reviewer });
  return seen.serviceId;
}

/** A version in the hands of its vendor goes through those it must go through. */
async function publishAlone(
  context: Context,
  staffId: ReturnType<typeof parseId<"staff">>,
  seen: VersionSeen,
) {
  const reviewer = context.as({
    kind: "staff",
    staffId,
    label: "Relecture du bac à sable",
    roles: [{ role: "data_protection_officer" }],
  } satisfies Actor);
  await submitVersion(context, seen);
  await approveVersion(reviewer, { ...seen, revision: seen.revision + 1 });
  await publishVersion(context, { ...seen, revision: seen.revision + 2 });
}

/** The service the first time, its next version afterwards, over a draft left half-way. */
async function draft(context: Context, definition: ServiceDefinition): Promise<VersionSeen> {
  const services = await listServicesForManagement(context);
  const own = services.find(({ slug }) => slug === SERVICE_SLUG);
  if (!own) return draftService(context, { id: context.newId<ServiceId>(), slug: SERVICE_SLUG, definition });
  const open = own.versions.find(({ state }) => state === "draft");
  if (!open) return draftVersion(context, { serviceId: own.id, definition });
  const { serviceId, version, revision } = open;
  await saveDraft(context, { serviceId, version, revision, definition });
  return { serviceId, version, revision: revision + 1 };
}

function buildSandboxDefinition({ title, purpose, asks }: ServiceWish): ServiceDefinition {
  const text = (said: string) => ({ fr: toTidyText(said), en: toTidyText(said) });
  return {
    type: "subscription",
    audience: "both",
    channels: ["web"],
    title: text(title),
    summary: text(purpose),
    requests: asks.map(({ element, required }) =>
      buildElementRequest(element, { required, purpose: text(purpose) }),
    ),
    stopsAtOnce: true,
    mustBeKept: [],
  };
}
