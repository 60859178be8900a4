import type { Text } from "@ardeco/contracts";
import type { FastifyRequest } from "fastify";
import { deskCommonWords } from "../../../../../../frames/desk/common/common-words.ts";
import { findPresenceExpiry } from "../../../../../../frames/desk/common/presence.ts";
import { parsePathId } from "../../../../../../web/index.ts";
import {
  type Agreement,
  consentErrors,
  getWithdrawalExplanation,
  isShownToDesk,
  listAgreements,
  readGrants,
} from "../../../../consent/index.ts";
import { type AtCounter, readCounter } from "./present.ts";

export interface FoundAgreement {
  readonly counter: AtCounter;
  readonly agreement: Agreement;
  /** Labels of what it receives, or received, and of what it was refused; never a value. */
  readonly told: readonly Text[];
  readonly refused: readonly Text[];
}

/**
 * An agreement of this person to a service that the desk sees, or any while they are beside the agent. Throws
 * consent.unknown_grant for any other.
 */
export async function getAgreement(request: FastifyRequest): Promise<FoundAgreement> {
  const { context, language } = request.ardeco;
  const personId = parsePathId<"person">(request, "id");
  const grantId = parsePathId<"grant">(request, "grant");
  const isPresent = findPresenceExpiry(request, personId) !== undefined;
  const agreement = (await listAgreements(context, personId)).find(
    ({ grant, service }) =>
      grant.id === grantId && (isPresent || isShownToDesk(service, context.authorityId)),
  );
  if (!agreement) throw consentErrors.error("consent.unknown_grant");
  // Reading the person is a line of their journal: only once there is a page to show.
  const counter = await readCounter(context, personId, deskCommonWords(language).unnamed);
  const named = { personId, grantId };
  const { stops } = await getWithdrawalExplanation(context, named);
  const held = (await readGrants(context, personId)).find(({ grant }) => grant.id === grantId);
  return { counter, agreement, told: stops.map(({ label }) => label), refused: held?.refused ?? [] };
}
