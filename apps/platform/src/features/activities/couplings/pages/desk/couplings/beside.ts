import type { FastifyReply, FastifyRequest } from "fastify";
import { deskCommonWords } from "../../../../../../frames/desk/common/common-words.ts";
import { buildDeskCoupledOfferAddresses } from "../../../../../../frames/desk/common/offer-addresses.ts";
import { findPresenceExpiry } from "../../../../../../frames/desk/common/presence.ts";
import { parsePathId, sendSeeOther } from "../../../../../../web/index.ts";
import type { Spoken } from "../../../../../consent/consent/index.ts";
import {
  type AtCounter,
  readCounter,
} from "../../../../../consent/subscriptions/pages/desk/services/present.ts";
import { householdsErrors } from "../../../../../identity/households/index.ts";
import { type CouplingId, couplingsErrors, listCouplingsBeside, type OwnCoupling } from "../../../index.ts";

export interface Beside {
  readonly counter: AtCounter;
  /** Undefined: nobody said that the person is beside the agent, and nothing is read. */
  readonly offers: readonly OwnCoupling[] | undefined;
}

/**
 * Who is at the counter, and the offers that they may hear of. Throws households.cannot_act_for where nobody
 * may speak for the person.
 */
export async function readBeside(request: FastifyRequest): Promise<Beside> {
  const { context, language } = request.ardeco;
  const personId = parsePathId<"person">(request, "id");
  const { unnamed } = deskCommonWords(language);
  const counter = await readCounter(context, personId, unnamed);
  if (findPresenceExpiry(request, personId) === undefined) return { counter, offers: undefined };
  const [speaker] = counter.speakers;
  if (!speaker) throw householdsErrors.error("households.cannot_act_for");
  const spoken: Spoken = { by: speaker.by, channel: "desk", showsAll: true };
  return { counter, offers: await listCouplingsBeside(context, { personId, spoken }) };
}

/**
 * The offer of the address; undefined when nobody said that the person is there. Throws couplings.unknown.
 */
export async function readOneBeside(
  request: FastifyRequest,
): Promise<{ readonly counter: AtCounter; readonly own: OwnCoupling } | undefined> {
  const id: CouplingId = parsePathId<"coupling">(request, "offre");
  const { counter, offers } = await readBeside(request);
  if (!offers) return undefined;
  const own = offers.find(({ coupling }) => coupling.id === id);
  if (!own) throw couplingsErrors.error("couplings.unknown");
  return { counter, own };
}

/** Where the agent is asked whether the person is there. */
export const sendPresenceRequest = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  sendSeeOther(
    reply,
    buildDeskCoupledOfferAddresses(request.ardeco.brand).of(parsePathId<"person">(request, "id")),
  );
