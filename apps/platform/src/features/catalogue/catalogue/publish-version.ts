import type { Context, Tx } from "../../../kernel/context.ts";
import type { ServiceId } from "../../../kernel/ids.ts";
import { requireCapability } from "../../access/access/index.ts";
import { applyVersionMove, getVersionSeen } from "./apply-version-move.ts";
import { catalogueErrors } from "./errors.ts";
import { getOwnService, listVersions } from "./find-service.ts";
import { recordOfferChange } from "./offer-changes.ts";
import { requireActingAgent } from "./require-acting-agent.ts";
import { requireOfferable } from "./require-offerable.ts";
import type { VersionSeen } from "./service.ts";
import { updateService } from "./store/own-services.ts";
import { sendModelMoved } from "./tell-model-moved.ts";

/**
 * Use case: an approved version is offered to all; the one offered before is retired, and grants given under
 * it keep it. Checked again: the registry of elements may have changed since. Says
 * catalogue.version_published. Throws catalogue.not_publishable, catalogue.wrong_state.
 */
export async function publishVersion(context: Context, input: VersionSeen): Promise<void> {
  requireCapability(context, "service.publish", { serviceId: input.serviceId });
  requireActingAgent(context);
  const { serviceId, version } = input;
  await context.transaction(async (tx) => {
    const found = await getVersionSeen(context, input);
    await requireOfferable(tx, context, found);
    // Before the new one: the database holds one published version per service at each instant.
    if (found.state === "approved") await closePublishedService(tx, context, serviceId);
    await applyVersionMove(tx, context, found, { move: "publish" });
    await updateService(tx, context.authorityId, serviceId, {
      status: "published",
      current_version: version,
    });
    await recordPublication(tx, context, "catalogue.version_published", { serviceId, version });
    await sendModelMoved(tx, context, { serviceId, move: "changed" });
  });
  recordOfferChange();
}

/**
 * Use case: the service is no longer offered; existing grants go on until withdrawn. A later version may
 * bring it back. Says catalogue.service_retired. Throws catalogue.wrong_state unless published.
 */
export async function closeService(context: Context, serviceId: ServiceId): Promise<void> {
  requireCapability(context, "service.publish", { serviceId });
  requireActingAgent(context);
  await context.transaction(async (tx) => {
    const service = await getOwnService(context, serviceId);
    if (service.status !== "published") throw catalogueErrors.error("catalogue.wrong_state");
    await closePublishedService(tx, context, serviceId);
    await updateService(tx, context.authorityId, serviceId, { status: "retired" });
    await recordPublication(tx, context, "catalogue.service_retired", { serviceId });
    await sendModelMoved(tx, context, { serviceId, move: "retired" });
  });
  recordOfferChange();
}

async function closePublishedService(tx: Tx, context: Context, serviceId: ServiceId): Promise<void> {
  const versions = await listVersions(context, serviceId);
  const published = versions.find(({ state }) => state === "published");
  if (published) await applyVersionMove(tx, context, published, { move: "retire" });
}

async function recordPublication(
  tx: Tx,
  context: Context,
  event: string,
  facts: Record<string, unknown>,
): Promise<void> {
  const { authorityId, requestId } = context;
  await context.ports.events.emit(tx, event, { authorityId, requestId, ...facts });
}
