import type { Context, Tx } from "../../../kernel/context.ts";
import { parseId, type ServiceId } from "../../../kernel/ids.ts";
import { requireCapability } from "../../access/access/index.ts";
import { listProviderAuthorities } from "../../authorities/authorities/index.ts";
import { record } from "../../trust/audit/index.ts";
import { applyVersionMove } from "./apply-version-move.ts";
import { startService, startVersion } from "./draft-service.ts";
import { catalogueErrors } from "./errors.ts";
import { getServiceVersion, listVersions, toOfferedService } from "./find-service.ts";
import { listMergeDepartures, type Merged, mergeModel } from "./merge-model.ts";
import { requireActingAgent } from "./require-acting-agent.ts";
import type { OfferedService, ServiceVersion, VersionSeen } from "./service.ts";
import {
  createLocalisationRow,
  findLocalisation,
  type LocalisationRow,
  updateLocalisation,
} from "./store/localisations.ts";
import { listOffered } from "./store/offered-versions.ts";

/** Models that the authorities in which this one lies publish today, to be localised here. */
export function listModels(context: Context): Promise<readonly OfferedService[]> {
  return context.read(async (tx) => {
    const [, ...above] = await listProviderAuthorities(tx, context.authorityId);
    const rows = await listOffered(tx, { providerIds: above.map(({ id }) => id), models: true });
    return rows.map(toOfferedService).filter(({ status }) => status === "published");
  });
}

/**
 * Use case: a service of the acting authority, drafted from a model. Throws catalogue.unknown_model,
 * catalogue.slug_taken.
 */
export async function createLocalisedService(
  context: Context,
  input: { readonly modelId: ServiceId; readonly id: ServiceId; readonly slug: string },
): Promise<VersionSeen> {
  requireCapability(context, "service.draft", { serviceId: input.id });
  requireActingAgent(context);
  return context.transaction(async (tx) => {
    const model = (await listModels(context)).find(({ id }) => id === input.modelId);
    if (!model) throw catalogueErrors.error("catalogue.unknown_model");
    const seen = await startService(tx, context, { ...input, definition: model.definition });
    await createLocalisationRow(tx, {
      authority_id: context.authorityId,
      service_id: input.id,
      model_authority_id: model.providerId,
      model_id: model.id,
      model_version: model.version,
    });
    const data = { serviceId: input.id, modelId: model.id, modelVersion: model.version };
    await record(tx, context, { action: "catalogue.model_localised", data });
    return seen;
  });
}

/** Where a localised service stands beside its model. */
export interface ModelState {
  readonly model: OfferedService;
  /** The version of the model that the service was last brought up to. */
  readonly base: number;
  readonly newer: boolean;
  /** The model is no longer maintained: the service goes on by itself. */
  readonly retired: boolean;
  /** What bringing it up to date would do to its newest version. */
  readonly merged: Merged;
}

/** Undefined for a service that comes from no model. Throws catalogue.unknown_service. */
export function compareWithModel(context: Context, serviceId: ServiceId): Promise<ModelState | undefined> {
  return context.read(async (tx) => {
    const [last] = await listVersions(context, serviceId);
    const row = await findLocalisation(tx, context.authorityId, serviceId);
    return row && last ? getModelState(tx, row, last) : undefined;
  });
}

async function getModelState(tx: Tx, row: LocalisationRow, last: ServiceVersion): Promise<ModelState> {
  const [found] = await listOffered(tx, { id: row.model_id, models: true });
  if (!found) throw catalogueErrors.error("catalogue.unknown_model");
  const model = toOfferedService(found);
  const base = await getServiceVersion(tx, model.id, row.model_version);
  return {
    model,
    base: row.model_version,
    newer: model.version > row.model_version,
    retired: model.status === "retired",
    merged: mergeModel(base.definition, last.definition, model.definition),
  };
}

/**
 * Use case: the open draft, or a next version, takes what the model changed and keeps what is local; to be
 * approved like any other. Throws catalogue.unknown_model, catalogue.model_up_to_date,
 * catalogue.version_in_progress.
 */
export async function updateLocalisedService(
  context: Context,
  { serviceId }: { readonly serviceId: ServiceId },
): Promise<VersionSeen & { readonly conflicts: Merged["conflicts"] }> {
  requireCapability(context, "service.draft", { serviceId });
  const writer = requireActingAgent(context);
  return context.transaction(async (tx) => {
    const [last] = await listVersions(context, serviceId);
    const row = await findLocalisation(tx, context.authorityId, serviceId);
    if (!row || !last) throw catalogueErrors.error("catalogue.unknown_model");
    const { model, newer, merged } = await getModelState(tx, row, last);
    if (!newer) throw catalogueErrors.error("catalogue.model_up_to_date");
    const { definition, conflicts } = merged;
    const seen = await saveLocalisedDraft(tx, context, { last, definition, writer });
    await updateLocalisation(tx, row, model.version);
    const data = { serviceId, modelId: model.id, modelVersion: model.version };
    await record(tx, context, { action: "catalogue.model_taken", data });
    return { ...seen, conflicts };
  });
}

async function saveLocalisedDraft(
  tx: Tx,
  context: Context,
  { last, definition, writer }: { last: ServiceVersion; definition: Merged["definition"]; writer: string },
): Promise<VersionSeen> {
  const { serviceId, version, revision } = last;
  if (last.state !== "draft")
    return startVersion(tx, context, { serviceId, version: version + 1, definition });
  const written_by = [...new Set<string>([...last.writtenBy, writer])];
  await applyVersionMove(tx, context, last, {
    move: "save",
    change: { definition: { ...definition }, written_by },
  });
  return { serviceId, version, revision: revision + 1 };
}

/** Members that a localised definition says otherwise than the version of the model it follows. */
export async function listModelDepartures(
  tx: Tx,
  context: Context,
  { serviceId, definition }: Pick<ServiceVersion, "serviceId" | "definition">,
): Promise<readonly string[]> {
  const row = await findLocalisation(tx, context.authorityId, serviceId);
  if (!row) return [];
  const base = await getServiceVersion(tx, parseId<"service">(row.model_id), row.model_version);
  return listMergeDepartures(base.definition, definition);
}
