import { randomUUID } from "node:crypto";
import { createLocalisedService } from "../../features/catalogue/catalogue/index.ts";
import { type AuthorityId, parseId, type ServiceId } from "../../kernel/ids.ts";
import { anAgent } from "../../testing/builders.ts";
import { aDefinition, publishAs } from "../../testing/services.ts";
import type { TestRuntime } from "../../testing/test-runtime.ts";

export interface LocalisedModel {
  /** The service that the agglomération wrote as a model. */
  readonly model: ServiceId;
  /** The town's own. */
  readonly localised: ServiceId;
}

/** The agglomération writes a model; the town makes it its own, under `slug`. */
export async function localiseModel(
  house: TestRuntime,
  { town, group, slug }: { readonly town: AuthorityId; readonly group: AuthorityId; readonly slug: string },
): Promise<LocalisedModel> {
  const writer = await anAgent(house, group, ["service_manager"]);
  const approver = await anAgent(house, group, ["data_protection_officer"], "Élie Roussel");
  const shared = { slug: `modele-${slug}`, definition: aDefinition(), isModel: true };
  const { serviceId: model } = await publishAs(writer, approver, shared);
  const manager = await anAgent(house, town, ["service_manager"]);
  const localised = parseId<"service">(randomUUID());
  await createLocalisedService(manager, { modelId: model, id: localised, slug });
  return { model, localised };
}
