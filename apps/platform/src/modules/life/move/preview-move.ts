import type { ElementValue, ServicePresentation, Text } from "@ardeco/contracts";
import { civilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { checkEligibility } from "../../catalogue/index.ts";
import { type Agreement, isShownToDesk, listAgreements, noticeOf } from "../../consent/index.ts";
import { readValidated } from "../../identity/index.ts";
import { afterMove } from "../rules.ts";

/** What a move changes for one service that is open. */
export interface MoveEffect {
  readonly personId: PersonId;
  readonly service: Text;
  readonly providerName: string;
  /** The private body that offers it, when there is one. */
  readonly partner?: ServicePresentation["partner"];
  /** `stops`: its own conditions will no longer hold. */
  readonly outcome: "continues" | "stops" | "resumes";
  /** When it stops: what then, and how many days after the address is checked. */
  readonly next?: { readonly state: "suspended" | "closed"; readonly noticeDays: number };
}

/** For the person or who acts for them; for an agent, of the services a desk is shown (ADR 0043). Nothing is sent. */
export async function previewMove(
  tx: Tx,
  context: Context,
  { personId, address }: { readonly personId: PersonId; readonly address: ElementValue<"address"> },
): Promise<readonly MoveEffect[]> {
  const today = civilDate(context.now());
  const seen = ({ service }: Agreement) =>
    context.actor.kind !== "staff" || isShownToDesk(service, context.authorityId);
  const live = (await listAgreements(tx, context, personId)).filter(
    (one) => one.grant.state === "live" && seen(one),
  );
  const now = await readValidated(tx, context, personId);
  return live.map(({ service: { definition }, providerName }) => {
    const outcomeWith = (values: typeof now) => checkEligibility(definition, values, today).outcome;
    const outcome = afterMove(outcomeWith(now), outcomeWith({ ...now, address }));
    const partner = definition.presentation?.partner;
    const effect = { personId, service: definition.title, providerName, partner, outcome };
    return outcome === "stops" ? { ...effect, next: noticeOf(definition) } : effect;
  });
}
