import type { ElementName } from "@ardeco/contracts";
import type { Context } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import type { CampaignId } from "../campaigns/index.ts";
import { buildConsentProposal, consentErrors, type Proposal, type ProposedItem } from "../consent/index.ts";
import { renewalsErrors } from "./errors.ts";
import { findRenewal } from "./find-renewals.ts";
import type { Renewal } from "./renewal.ts";

/** The prefilled file: what the service knows of the person, and what keeps it from going on. */
export interface PreparedRenewal {
  readonly renewal: Renewal;
  readonly proposal: Proposal;
  /** What the person agreed to, with its value today: to be read, and corrected where it changed. */
  readonly known: readonly ProposedItem[];
  /** Required, and nothing says it today: expired, or never given. */
  readonly lacking: readonly ElementName[];
}

export interface RenewalAsked {
  readonly personId: PersonId;
  readonly campaignId: CampaignId;
  /** Who is there and listens, before an agent. */
  readonly shownTo?: PersonId;
}

/**
 * An agent reads it to somebody who is there, without what that one may not be shown (ADR 0020). Throws
 * renewals.not_concerned, campaigns.unknown, consent.service_not_offered, consent.nobody_said_so,
 * households.cannot_act_for.
 */
export function buildPreparedRenewal(
  context: Context,
  { shownTo, ...asked }: RenewalAsked,
): Promise<PreparedRenewal> {
  return context.read(async () => {
    if (context.actor.kind === "staff" && shownTo === undefined)
      throw consentErrors.error("consent.nobody_said_so");
    const renewal = await findRenewal(context, asked);
    if (!renewal) throw renewalsErrors.error("renewals.not_concerned");
    const { serviceId } = renewal.campaign;
    const proposal = await buildConsentProposal(context, {
      personId: asked.personId,
      serviceId,
      ...(shownTo === undefined ? {} : { shownTo }),
    });
    const known = proposal.items.filter(({ decision }) => decision === "granted");
    const lacking = known.flatMap(({ required, current }) =>
      required && current.state === "missing" && !current.declared ? current.elements : [],
    );
    return { renewal, proposal, known, lacking: [...new Set(lacking)] };
  });
}
