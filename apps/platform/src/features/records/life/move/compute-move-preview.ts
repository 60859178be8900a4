import type { ElementValue, ServicePresentation, Text } from "@ardeco/contracts";
import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { checkEligibility } from "../../../catalogue/catalogue/index.ts";
import {
  type Agreement,
  buildRuleNotice,
  type ChangedAnswer,
  computeChangedAnswers,
  isShownToDesk,
  listAgreements,
} from "../../../consent/consent/index.ts";
import { readValidated } from "../../../identity/identity/index.ts";
import { compareMoveAnswers } from "../rules.ts";

/** What a move changes for one service that is open. */
export interface MoveEffect {
  readonly personId: PersonId;
  readonly service: Text;
  readonly providerName: string;
  /** The private body that offers it, when there is one. */
  readonly partner?: ServicePresentation["partner"];
  /** `stops`: its own conditions will no longer hold. */
  readonly outcome: "continues" | "stops" | "resumes";
  /** What the service is told otherwise: a price may follow. */
  readonly answers: readonly ChangedAnswer[];
  /** When it stops: what then, and how many days after the address is checked. */
  readonly next?: { readonly state: "suspended" | "closed"; readonly noticeDays: number };
}

/**
 * For the person or who acts for them; for an agent, of the services a desk is shown (ADR 0043). Nothing is
 * sent.
 */
export function computeMovePreview(
  context: Context,
  { personId, address }: { readonly personId: PersonId; readonly address: ElementValue<"address"> },
): Promise<readonly MoveEffect[]> {
  return context.read(async (tx) => {
    const today = toCivilDate(context.now());
    const seen = ({ service }: Agreement) =>
      context.actor.kind !== "staff" || isShownToDesk(service, context.authorityId);
    const live = (await listAgreements(context, personId)).filter(
      (one) => one.grant.state === "live" && seen(one),
    );
    const now = await readValidated(tx, context, personId);
    const effects: MoveEffect[] = [];
    for (const { grant, service, providerName } of live) {
      const { definition } = service;
      const outcomeWith = (values: typeof now) => checkEligibility(definition, values, today).outcome;
      const outcome = compareMoveAnswers(outcomeWith(now), outcomeWith({ ...now, address }));
      const partner = definition.presentation?.partner;
      const requests = definition.requests.filter(({ element }) => grant.granted.includes(element));
      const answers = await computeChangedAnswers(tx, context, { personId, requests, values: { address } });
      const effect = { personId, service: definition.title, providerName, partner, outcome, answers };
      effects.push(outcome === "stops" ? { ...effect, next: buildRuleNotice(definition) } : effect);
    }
    return effects;
  });
}
