import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { Context } from "../../../../../../kernel/context.ts";
import type { OfferedService } from "../../../../../catalogue/catalogue/index.ts";
import { campaignsErrors } from "../../../../campaigns/index.ts";
import {
  buildOpener,
  consentErrors,
  getOpening,
  isPaused,
  isUnsent,
  requireKnownAudience,
} from "../../../../consent/index.ts";
import { spaceErrors } from "./errors.ts";

/**
 * An address typed by hand goes round nothing. Throws consent.for_children, consent.for_oneself,
 * space.not_open_to when the rule says no, or cannot say yet and would not say yes of what is declared,
 * space.enrolment_unsent, consent.paused.
 */
export async function requireOpenService(
  context: Context,
  service: OfferedService,
  somebody: Somebody,
): Promise<void> {
  if (await isUnsent(context, somebody)) throw spaceErrors.error("space.enrolment_unsent");
  requireKnownAudience(service.definition, buildOpener(somebody, toCivilDate(context.now())));
  const opening = await getOpening(context, service, somebody);
  if (opening.outcome === "closed") throw campaignsErrors.error("campaigns.newcomers_wait");
  if (isPaused(opening)) throw consentErrors.error("consent.paused");
  const isUndecided = opening.outcome === "missing" && opening.undecided && !opening.isForeseen;
  const closed = opening.outcome === "no" || isUndecided;
  if (closed) throw spaceErrors.error("space.not_open_to");
}
