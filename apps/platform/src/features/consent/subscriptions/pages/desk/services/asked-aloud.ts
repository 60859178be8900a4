import type { FastifyRequest } from "fastify";
import { deskCommonWords } from "../../../../../../frames/desk/common/common-words.ts";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { parseId } from "../../../../../../kernel/ids.ts";
import { getQueryText, parsePathId, type TypedValues } from "../../../../../../web/index.ts";
import type { OfferedService } from "../../../../../catalogue/catalogue/index.ts";
import { householdsErrors } from "../../../../../identity/households/index.ts";
import {
  buildConsentProposal,
  buildOpener,
  getOpening,
  isUnsent,
  type Proposal,
  requireKnownAudience,
} from "../../../../consent/index.ts";
import type { PostedConsent, StaleReason } from "../../../../consent/pages/common/consent/consent-form.ts";
import { getDeskOffer } from "./find-offer.ts";
import { type AtCounter, readCounter, type Speaker } from "./present.ts";

/** Who is there and listens. */
const WITH = "avec";

export interface DeskRequest {
  readonly counter: AtCounter;
  readonly service: OfferedService;
  readonly speaker: Speaker;
  /** Undefined when the service may not open today: its page says why. */
  readonly proposal: Proposal | undefined;
}

/** The page shown again after an answer that could not be taken: what was said, and why. */
export interface RepeatedDeskPage {
  readonly form: PostedConsent;
  readonly typed: TypedValues;
  readonly errors?: readonly FieldError[];
  readonly stale?: StaleReason;
  /** They refuse what they had accepted in another tab, or at home. */
  readonly agreedMeanwhile?: boolean;
}

/**
 * What is asked of whom, and who listens. Throws households.cannot_act_for, consent.for_children,
 * consent.for_oneself.
 */
export async function readDeskRequest(request: FastifyRequest): Promise<DeskRequest> {
  const { context, language } = request.ardeco;
  const personId = parsePathId<"person">(request, "id");
  const counter = await readCounter(context, personId, deskCommonWords(language).unnamed);
  const service = await getDeskOffer(request);
  const by = getQueryText(request, WITH);
  const speaker = counter.speakers.find((one) => one.by === by);
  if (!speaker) throw householdsErrors.error("households.cannot_act_for");
  requireKnownAudience(service.definition, buildOpener(speaker, toCivilDate(context.now())));
  const opening = await getOpening(context, service, speaker);
  const closed =
    opening.outcome === "no" ||
    opening.outcome === "closed" ||
    opening.outcome === "paused" ||
    (opening.outcome === "missing" && (opening.undecided || opening.absent.length > 0));
  if (closed || (await isUnsent(context, speaker))) return { counter, service, speaker, proposal: undefined };
  const shownTo = parseId<"person">(speaker.by);
  const proposal = await buildConsentProposal(context, { personId, serviceId: service.id, shownTo });
  return { counter, service, speaker, proposal };
}
