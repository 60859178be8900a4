import type { Context, Tx } from "../../kernel/context.ts";
import type { EntryActor } from "../audit/index.ts";
import type { OfferedService } from "../catalogue/index.ts";
import { computeRelease, markValues } from "./compute-release.ts";
import type { ConsentDecision } from "./decision.ts";
import { type GrantFacts, requiredMissing } from "./events.ts";
import type { Grant } from "./grant.ts";
import { tell } from "./journal.ts";
import type { OpenGrant } from "./payload.ts";
import { type Answers, differences } from "./rules.ts";
import { changeGrant } from "./write-grant.ts";

/** A yes on its way: what was decided, about which service as offered today. */
export interface Giving {
  readonly input: ConsentDecision;
  readonly service: OfferedService;
  readonly answers: Answers;
}

/** As kept in the grant, beside those before it. */
export function decisionOf({ version }: OfferedService, { agreed, refused }: Answers, at: string) {
  return { at, version, granted: agreed.map(({ element }) => element), refused };
}

/** Marks what the service gets from this moment on, so that later changes are seen; says what differs from before. */
export async function nowTold(
  tx: Tx,
  context: Context,
  personId: Grant["personId"],
  opened: OpenGrant,
  grantedBy: EntryActor,
): Promise<{ grant: Grant; event: GrantFacts }> {
  const { payload, grant } = opened;
  const release = await computeRelease(tx, context, { ...grant, personId }, payload.agreed);
  const told = markValues(context, release);
  await changeGrant(tx, context, opened, { ...payload, told });
  const { id: grantId, sector } = grant;
  return {
    grant: { ...grant, personId, grantedBy },
    event: {
      sector,
      grantId,
      personId,
      ...differences(payload.told, told),
      requiredMissing: requiredMissing(release),
    },
  };
}

/** The person's journal, which names items and never values. */
export async function tellAnswers(tx: Tx, context: Context, action: string, giving: Giving): Promise<void> {
  const { input, service, answers } = giving;
  const { granted, refused } = decisionOf(service, answers, "");
  const data = { version: service.version, granted, refused };
  await tell(tx, context, { action, personId: input.personId, service, data });
}
