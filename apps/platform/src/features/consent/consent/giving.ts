import type { ServiceDefinition } from "@ardeco/contracts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import type { OfferedService } from "../../catalogue/catalogue/index.ts";
import { computeKnownRelease, computeValueMarks, type ToldGrant } from "./compute-release.ts";
import type { ConsentDecision } from "./decision.ts";
import { type GrantEventFacts, listRequiredMissing } from "./events.ts";
import { recordConsentLine } from "./journal.ts";
import { readKnownElements } from "./known.ts";
import type { Payload } from "./payload.ts";
import type { ListEntry } from "./person-list.ts";
import { type Answers, compareToldValues } from "./rules.ts";
import { checkServiceRule } from "./stand.ts";

/** A yes on its way: what was decided, about which service as offered today. */
export interface Giving {
  readonly input: ConsentDecision;
  readonly service: OfferedService;
  readonly answers: Answers;
}

/** As kept in the grant, beside those before it. */
export function buildKeptDecision({ version }: OfferedService, { agreed, refused }: Answers, at: string) {
  return { at, version, granted: agreed.map(({ element }) => element), refused };
}

/** How an agent heard it: part of the proof, which names nobody. */
export const buildDecisionChannel = ({ spoken }: ConsentDecision) =>
  spoken ? { spokenAt: spoken.channel } : {};

/**
 * Marks what the service gets from this moment on, so that later changes are seen; says what differs from
 * before. Sealed by the caller with the answers, once.
 */
export async function saveToldRelease(
  tx: Tx,
  context: Context,
  grant: ToldGrant & { readonly personId: PersonId; readonly definition: ServiceDefinition },
  { agreed, told: before, standing: stoodBefore }: Pick<Payload, "agreed" | "told" | "standing">,
): Promise<{
  readonly told: Pick<Payload, "told" | "standing" | "effect">;
  readonly planned: Pick<ListEntry, "nextCheck">;
  readonly event: GrantEventFacts;
}> {
  const { id: grantId, sector, personId } = grant;
  const known = await readKnownElements(tx, context, personId, agreed);
  const { standing, effect, ...planned } = checkServiceRule(grant.definition, { known, before: stoodBefore });
  const release = computeKnownRelease(known, grant, standing.isAwaited ? [] : agreed);
  const told = computeValueMarks(context, release);
  return {
    told: { told, standing, effect },
    planned,
    event: {
      effect,
      ...(standing.isAwaited ? { isAwaited: true } : {}),
      sector,
      grantId,
      personId,
      ...compareToldValues(before, told),
      requiredMissing: listRequiredMissing(release),
    },
  };
}

/** The person's journal, which names items and never values. */
export async function recordAnswers(tx: Tx, context: Context, action: string, giving: Giving): Promise<void> {
  const { input, service, answers } = giving;
  const { granted, refused } = buildKeptDecision(service, answers, "");
  const data = { version: service.version, granted, refused };
  const { personId, spoken } = input;
  await recordConsentLine(tx, context, { action, personId, service, data, ...(spoken ? { spoken } : {}) });
}
