import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { ServiceId } from "../../../kernel/ids.ts";
import { requireCapability } from "../../access/access/index.ts";
import { record } from "../../trust/audit/index.ts";
import { applyVersionMove, getVersionSeen } from "./apply-version-move.ts";
import { catalogueErrors } from "./errors.ts";
import { listVersions } from "./find-service.ts";
import { requireActingAgent } from "./require-acting-agent.ts";
import type { VersionSeen } from "./service.ts";
import { createServiceRow, createVersionRow } from "./store/own-services.ts";

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** What a form or a file gives; checked when submitted, not before: half a definition can be saved. */
type Draft = Readonly<Record<string, unknown>>;

/**
 * Use case: a new service with its first version, as a draft. A manager bounded to other services may not.
 * Throws catalogue.slug_not_valid, catalogue.slug_taken.
 */
export async function draftService(
  context: Context,
  input: { id: ServiceId; slug: string; definition: Draft; isModel?: boolean },
): Promise<VersionSeen> {
  requireCapability(context, "service.draft", { serviceId: input.id });
  requireActingAgent(context);
  return context.transaction((tx) => startService(tx, context, input));
}

/** Of a use case that may draft: the service and its first version. */
export async function startService(
  tx: Tx,
  context: Context,
  input: { id: ServiceId; slug: string; definition: Draft; isModel?: boolean },
): Promise<VersionSeen> {
  if (!SLUG.test(input.slug)) throw catalogueErrors.error("catalogue.slug_not_valid");
  const inserted = await createServiceRow(tx, {
    authority_id: context.authorityId,
    id: input.id,
    slug: input.slug,
    status: "draft",
    current_version: null,
    is_model: input.isModel ?? false,
  });
  if (!inserted) throw catalogueErrors.error("catalogue.slug_taken");
  return startVersion(tx, context, { serviceId: input.id, version: 1, definition: input.definition });
}

/** Use case: the next version, from the wording of the last one. Throws catalogue.version_in_progress. */
export async function draftVersion(
  context: Context,
  input: { serviceId: ServiceId; definition?: Draft },
): Promise<VersionSeen> {
  requireCapability(context, "service.draft", { serviceId: input.serviceId });
  requireActingAgent(context);
  return context.transaction(async (tx) => {
    const [last] = await listVersions(context, input.serviceId);
    if (!last) throw catalogueErrors.error("catalogue.unknown_version");
    return startVersion(tx, context, {
      serviceId: input.serviceId,
      version: last.version + 1,
      definition: input.definition ?? last.definition,
    });
  });
}

/**
 * Use case: another wording of a draft; who saves becomes one of its writers. Throws catalogue.wrong_state.
 */
export async function saveDraft(context: Context, input: VersionSeen & { definition: Draft }): Promise<void> {
  requireCapability(context, "service.draft", { serviceId: input.serviceId });
  const writer = requireActingAgent(context);
  await context.transaction(async (tx) => {
    const found = await getVersionSeen(context, input);
    await applyVersionMove(tx, context, found, {
      move: "save",
      change: { definition: input.definition, written_by: [...new Set([...found.writtenBy, writer])] },
    });
  });
}

/** Of a use case that may draft: one more version. Throws catalogue.version_in_progress. */
export async function startVersion(
  tx: Tx,
  context: Context,
  draft: { serviceId: ServiceId; version: number; definition: Draft },
): Promise<VersionSeen> {
  const inserted = await createVersionRow(tx, {
    authority_id: context.authorityId,
    service_id: draft.serviceId,
    version: draft.version,
    state: "draft",
    definition: { ...draft.definition },
    written_by: [requireActingAgent(context)],
    approved_by: null,
    changed_on: toCivilDate(context.now()),
    revision: 1,
  });
  if (!inserted) throw catalogueErrors.error("catalogue.version_in_progress");
  const { serviceId, version } = draft;
  await record(tx, context, { action: "catalogue.version_drafted", data: { serviceId, version } });
  return { serviceId, version, revision: 1 };
}
