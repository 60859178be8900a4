import type { FastifyRequest } from "fastify";
import { listPeople } from "../../../../../../frames/space/common/list-people.ts";
import { getSignedInPerson } from "../../../../../../frames/space/common/require-person.ts";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import type { Context } from "../../../../../../kernel/context.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import { getPathText } from "../../../../../../web/index.ts";
import { type Authority, readAuthority } from "../../../../../authorities/authorities/index.ts";
import { type OfferedService, readOfferedServices } from "../../../../../catalogue/catalogue/index.ts";
import { findRenewal, type Renewal } from "../../../../renewals/index.ts";
import { type Campaign, getCampaign } from "../../../index.ts";

/** A campaign with its service, as the address names it. */
export interface CampaignFound {
  readonly campaign: Campaign;
  readonly service: OfferedService;
  readonly provider: Authority;
}

/** Throws request.not_found, campaigns.unknown. */
export async function getRequestedCampaign(request: FastifyRequest): Promise<CampaignFound> {
  const { context } = request.ardeco;
  const id = getPathText(request, "campaign");
  if (!isUuid(id)) throw kernelErrors.error("request.not_found");
  const campaign = await getCampaign(context, parseId<"campaign">(id));
  const services = await readOfferedServices(context, [campaign.providerId]);
  const service = services.find((one) => one.id === campaign.serviceId);
  if (!service) throw kernelErrors.error("request.not_found");
  return { campaign, service, provider: await readAuthority(context, campaign.providerId) };
}

export interface Concerned {
  readonly somebody: Somebody;
  readonly renewal: Renewal;
}

/** The reader and those they act for, when this campaign concerns them. */
export async function listConcerned(
  request: FastifyRequest,
  { campaign }: CampaignFound,
): Promise<readonly Concerned[]> {
  const { context } = request.ardeco;
  const concerned: Concerned[] = [];
  for (const somebody of await listPeople(context, getSignedInPerson(request.ardeco))) {
    const renewal = await findConcernedRenewal(context, somebody, campaign);
    if (renewal) concerned.push({ somebody, renewal });
  }
  return concerned;
}

const findConcernedRenewal = (context: Context, { id: personId }: Somebody, { id: campaignId }: Campaign) =>
  findRenewal(context, { personId, campaignId });
