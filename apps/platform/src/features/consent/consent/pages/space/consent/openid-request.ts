import type { FastifyReply, FastifyRequest } from "fastify";
import { buildSpaceAddresses, FOR } from "../../../../../../frames/space/common/addresses.ts";
import { listPeople } from "../../../../../../frames/space/common/list-people.ts";
import { getSignedInPerson } from "../../../../../../frames/space/common/require-person.ts";
import { resolveChosenPerson } from "../../../../../../frames/space/common/resolve-chosen-person.ts";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import type { Context } from "../../../../../../kernel/context.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import { recoverRefusal } from "../../../../../../kernel/recover-refusal.ts";
import { getPathText, getQueryText } from "../../../../../../web/index.ts";
import { type OfferedService, readPublishedService } from "../../../../../catalogue/catalogue/index.ts";
import type { Restriction } from "../../../../../trust/restrictions/index.ts";
import {
  type Exchange,
  type Interaction,
  type OpenId,
  openidErrors,
  readInteraction,
} from "../../../../openid/index.ts";
import { findPauseOver } from "../../../../subscriptions/pages/space/services/find-pause.ts";
import { requireOpenService } from "../../../../subscriptions/pages/space/services/require-open-service.ts";
import { isInAudience } from "../../../index.ts";
import { pauseRefusal } from "./paused-view.tsx";

/** An application's request, and whom it may be about. */
export interface OpenIdRequest {
  readonly interaction: Interaction;
  readonly service: OfferedService;
  readonly candidates: readonly Somebody[];
  /** Chosen, or the only one possible; undefined while the choice is to be made. */
  readonly somebody: Somebody | undefined;
  /** Nothing may be agreed to for them: the pause, as far as the reader sees it. */
  readonly paused?: { readonly pause: Restriction | undefined };
  /** Of this page. */
  readonly path: string;
}

/**
 * Throws openid.interaction_expired (also for the request of another browser), openid.other_person,
 * households.cannot_act_for, space.not_open_to.
 */
export async function readOpenIdRequest(
  openId: OpenId,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<OpenIdRequest> {
  const { context, brand } = request.ardeco;
  const interaction = await readInteraction(openId, toOpenIdExchange(request, reply));
  // The cookie names the request; an address that names another one is nobody's link.
  if (interaction.uid !== getPathText(request, "uid")) throw openidErrors.error("openid.interaction_expired");
  const reader = getSignedInPerson(request.ardeco);
  const waits = interaction.waitsFor === "consent";
  if (waits && interaction.actingId !== reader) throw openidErrors.error("openid.other_person");
  const service = await readPublishedService(context, { serviceId: interaction.sector.serviceId });
  if (!service) throw kernelErrors.error("request.not_found");
  const candidates = (await listPeople(context, reader)).filter((one) => isInAudience(context, service, one));
  const asked = getQueryText(request, FOR);
  const chosen = asked === "" ? undefined : (await resolveChosenPerson(request, asked)).somebody;
  const somebody = chosen ?? (candidates.length === 1 ? candidates[0] : undefined);
  const isPaused = waits && somebody ? await isConsentPaused(context, { service, somebody }) : false;
  const over = somebody && { personId: somebody.id, serviceId: service.id };
  return {
    interaction,
    service,
    candidates,
    somebody,
    ...(isPaused && over ? { paused: { pause: await findPauseOver(context, over) } } : {}),
    path: buildSpaceAddresses(brand).authorise(interaction.uid),
  };
}

/** Agreed to already or not. Throws as requireOpenService, but for a pause. */
const isConsentPaused = (
  context: Context,
  { service, somebody }: { readonly service: OfferedService; readonly somebody: Somebody },
): Promise<boolean> =>
  recoverRefusal(
    pauseRefusal,
    async () => {
      await requireOpenService(context, service, somebody);
      return false;
    },
    () => true,
  );

export function toOpenIdExchange(request: FastifyRequest, reply: FastifyReply): Exchange {
  const { authorityId, slug, name } = request.ardeco.brand;
  return { issuer: { authorityId, slug, name }, request: request.raw, response: reply.raw };
}
