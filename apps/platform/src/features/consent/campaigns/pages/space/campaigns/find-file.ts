import type { FastifyRequest } from "fastify";
import { listPeople } from "../../../../../../frames/space/common/list-people.ts";
import { getSignedInPerson } from "../../../../../../frames/space/common/require-person.ts";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import type { Context, Tx } from "../../../../../../kernel/context.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import { getPathText } from "../../../../../../web/index.ts";
import { type Authority, getAuthority } from "../../../../../authorities/authorities/index.ts";
import { listOfferedServices, type OfferedService } from "../../../../../catalogue/catalogue/index.ts";
import { findRenewal, type Renewal } from "../../../../renewals/index.ts";
import { type Campaign, getCampaign } from "../../../index.ts";

/** A campaign with its service, as the address names it. */
export interface CampaignFound {
  readonly campaign: Campaign;
  readonly service: OfferedService;
  readonly provider: Authority;
}

/** Throws request.not_found, campaigns.unknown. */
export function getRequestedCampaign(request: FastifyRequest): Promise<CampaignFound> {
  const { context } = request.ardeco;
  return context.read(async (tx) => {
    const id = getPathText(request, "campaign");
    if (!isUuid(id)) throw kernelErrors.error("request.not_found");
    const campaign = await getCampaign(context, parseId<"campaign">(id));
    const services = await listOfferedServices(tx, [campaign.providerId]);
    const service = services.find((one) => one.id === campaign.serviceId);
    if (!service) throw kernelErrors.error("request.not_found");
    return { campaign, service, provider: await getAuthority(tx, campaign.providerId) };
  });
}

export interface Concerned {
  readonly somebody: Somebody;
  readonly renewal: Renewal;
}

/** The reader and those they act for, when this campaign concerns them. */
export function listConcerned(
  request: FastifyRequest,
  { campaign }: CampaignFound,
): Promise<readonly Concerned[]> {
  const { context } = request.ardeco;
  return context.read(async (tx) => {
    const concerned: Concerned[] = [];
    for (const somebody of await listPeople(context, getSignedInPerson(request.ardeco))) {
      const renewal = await findConcernedRenewal(tx, context, somebody, campaign);
      if (renewal) concerned.push({ somebody, renewal });
    }
    return concerned;
  });
}

const findConcernedRenewal = (
  _tx: Tx,
  context: Context,
  { id: personId }: Somebody,
  { id: campaignId }: Campaign,
) => findRenewal(context, { personId, campaignId });
