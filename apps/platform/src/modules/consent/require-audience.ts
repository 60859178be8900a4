import type { Context, Tx } from "../../kernel/context.ts";
import type { PersonId } from "../../kernel/ids.ts";
import type { OfferedService } from "../catalogue/index.ts";
import { listRepresentatives, type RepresentationKind } from "../households/index.ts";
import type { ConsentDecision } from "./decision.ts";
import { consentErrors } from "./errors.ts";
import { otherAudience } from "./rules/audience.ts";

/**
 * Whom the service is meant for, at a first yes and whichever door it comes through: by the link of the one who says yes, the
 * person at the keyboard or the one the agent hears. Throws consent.for_children, consent.for_oneself.
 */
export async function requireAudience(
  tx: Tx,
  context: Context,
  {
    input,
    service: { definition },
  }: { readonly input: Pick<ConsentDecision, "personId" | "spoken">; readonly service: OfferedService },
): Promise<void> {
  if (definition.audience === "both") return;
  const speaker = context.actor.kind === "person" ? context.actor.personId : input.spoken?.by;
  refuseOther(definition, await linkTo(tx, context, speaker, input.personId));
}

/** The same for who knows the link already: a page, before it asks. */
export function refuseOther(
  definition: OfferedService["definition"],
  link: RepresentationKind | undefined,
): void {
  const other = otherAudience(definition, link);
  if (other) throw consentErrors.error(other === "children" ? "consent.for_children" : "consent.for_oneself");
}

async function linkTo(
  tx: Tx,
  context: Context,
  speaker: PersonId | undefined,
  personId: PersonId,
): Promise<RepresentationKind | undefined> {
  if (speaker === personId) return undefined;
  const links = await listRepresentatives(tx, context, personId);
  return links.find(({ representativeId }) => speaker === undefined || representativeId === speaker)?.kind;
}
