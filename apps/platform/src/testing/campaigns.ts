import { randomUUID } from "node:crypto";
import {
  type CampaignFacts,
  type CampaignId,
  draftCampaign,
  publishCampaign,
} from "../features/consent/campaigns/index.ts";
import type { Context } from "../kernel/context.ts";
import { parseId, type ServiceId } from "../kernel/ids.ts";
import { anAgent } from "./builders.ts";
import type { Contexts } from "./test-runtime.ts";

/**
 * A school year: opens on 2 December, closes on the 31st, grace until 15 January. The test clock starts on 24
 * November.
 */
export function schoolYear(facts: Partial<CampaignFacts> = {}): CampaignFacts {
  return {
    title: { fr: "Rentrée 2027", en: "School year 2027" },
    period: { from: "2027-09-01", until: "2028-07-07" },
    opensOn: "2026-12-02",
    closesOn: "2026-12-31",
    graceDays: 15,
    reminderDays: [15, 5],
    newcomers: "any_time",
    lapse: "suspend",
    ...facts,
  };
}

/** A draft by this manager. */
export async function aDraft(
  manager: Context,
  serviceId: ServiceId,
  facts: Partial<CampaignFacts> = {},
): Promise<CampaignId> {
  const id = parseId<"campaign">(randomUUID());
  await draftCampaign(manager, { id, serviceId, facts: schoolYear(facts) });
  return id;
}

/** Written and published by a manager of the service. */
export async function aCampaign(
  test: Contexts,
  service: Pick<Parameters<typeof draftCampaign>[1], "serviceId"> & {
    readonly providerId: Context["authorityId"];
  },
  facts: Partial<CampaignFacts> = {},
): Promise<CampaignId> {
  const manager = await anAgent(test, service.providerId, ["service_manager"]);
  const id = await aDraft(manager, service.serviceId, facts);
  await publishCampaign(manager, { id, revision: 1 });
  return id;
}
