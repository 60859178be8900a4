import type { Context, Tx } from "../../../kernel/context.ts";
import type { OfferedService } from "../../catalogue/catalogue/index.ts";
import { requireNotFolded } from "../../identity/identity/index.ts";
import { requireOpenToNewcomers } from "../campaigns/index.ts";
import type { ConsentDecision } from "./decision.ts";
import { consentErrors } from "./errors.ts";
import type { Grant } from "./grant.ts";
import { findLive } from "./listed-grants.ts";
import { getOffered } from "./offered.ts";
import { requireUnpaused } from "./pause.ts";
import type { Payload } from "./payload.ts";
import { reservePersonList } from "./person-list.ts";
import { requireReach } from "./reach.ts";
import { addDecidingForm, findDecided } from "./repeated-form.ts";
import { requireAudience } from "./require-audience.ts";
import { requireEligible } from "./require-eligible.ts";
import { type Answers, type Decided, mergeDecision } from "./rules.ts";
import { requireShown, requireSpoken } from "./spoken.ts";
import { startGrant } from "./start-grant.ts";
import { updateGrantAnswers } from "./update-grant-answers.ts";

/** Use case: the yes. See `acceptConsentInTransaction`. */
export async function acceptConsent(context: Context, input: ConsentDecision): Promise<Grant> {
  return context.transaction((tx) => acceptConsentInTransaction(tx, context, input));
}

/**
 * The yes, inside the caller's transaction (an OpenID interaction, an enrolment). Two tabs queue on the
 * person's list: the same decision, or the same form, decides once. Throws consent.service_not_offered,
 * consent.version_changed, campaigns.newcomers_wait, consent.for_children, consent.for_oneself,
 * consent.rule_says_no, consent.rule_unanswered, consent.nobody_said_so, consent.not_asked,
 * consent.yes_and_no, consent.required_refused, consent.key_reused, households.cannot_act_for,
 * identity.leads_elsewhere, consent.paused.
 */
export async function acceptConsentInTransaction(
  tx: Tx,
  context: Context,
  input: ConsentDecision,
): Promise<Grant> {
  await requireReach(tx, context, { personId: input.personId, serviceId: input.serviceId, act: "usual" });
  await requireSpoken(tx, context, { ...input, spoken: input.spoken });
  await requireNotFolded(tx, context, input.personId);
  const list = await reservePersonList(tx, context, input.personId);
  const already = await findDecided(tx, context, input, list.entries);
  if (already) return already;
  const { service } = await getOffered(tx, context, input.serviceId);
  requireShown(context, service, input.spoken);
  await requireUnpaused(tx, context, input);
  if (service.version !== input.version) throw consentErrors.error("consent.version_changed");
  const live = await findLive(tx, context, input.personId, list.entries, input.serviceId);
  if (live?.payload.paused) throw consentErrors.error("consent.paused");
  const answers = requireDecision(
    mergeDecision(service.definition.requests, live?.payload ?? noAnswer, input),
  );
  if (!live) {
    await requireOpenToNewcomers(tx, context, { providerId: service.providerId, serviceId: service.id });
    await requireAudience(tx, context, { input, service });
    const { isAwaited } = await requireEligible(tx, context, { input, service });
    return startGrant(tx, context, { input, service, answers, list, isAwaited });
  }
  // Where the service opens at once, as at an application, the rule is asked again of what is checked.
  const opensNow = live.grant.isAwaited === true && input.opensOnceValidated !== true;
  if (opensNow) await requireEligible(tx, context, { input, service });
  if (opensNow || !isSameDecision(live.payload, answers, service))
    return updateGrantAnswers(tx, context, { input, service, answers, live, list });
  await list.save(
    list.entries.map((entry) => (entry === live.entry ? addDecidingForm(entry, input) : entry)),
  );
  return live.grant;
}

const noAnswer: Answers = { agreed: [], refused: [] };

function requireDecision(decided: Decided): Answers {
  if (decided.ok) return { agreed: decided.agreed, refused: decided.refused };
  const { fr, en } = consentErrors.definitions[decided.code];
  const fields = decided.items.map((field) => ({ field, code: decided.code, fr, en }));
  throw consentErrors.error(decided.code, fields);
}

function isSameDecision(before: Payload, now: Answers, { version }: OfferedService): boolean {
  const text = ({ agreed, refused }: Answers) => JSON.stringify([agreed, refused]);
  return before.version === version && text(before) === text(now);
}
