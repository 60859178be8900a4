import type { CivilDate } from "../../kernel/civil-date.ts";
import type { Context, Tx } from "../../kernel/context.ts";
import type { PersonId } from "../../kernel/ids.ts";
import type { OfferedService } from "../catalogue/index.ts";
import { isAdult, listRepresentatives, type RepresentationKind } from "../households/index.ts";
import type { ElementPair } from "../identity/index.ts";
import type { ConsentDecision } from "./decision.ts";
import { consentErrors } from "./errors.ts";
import { readKnown } from "./known.ts";
import { type Opener, otherAudience } from "./rules/audience.ts";

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
  const link = await linkTo(tx, context, speaker, input.personId);
  const { values, today } = await readKnown(tx, context, input.personId, []);
  refuseOther(definition, { link, isGrown: isGrownUp(values.birthdate, today) });
}

/** By what an agent has checked: nothing said by the person alone makes them a child, or grown up. */
export function openerOf(
  { link, elements }: { readonly link?: RepresentationKind; readonly elements: readonly ElementPair[] },
  today: CivilDate,
): Opener {
  const birthdate = elements.find(({ name }) => name === "birthdate")?.validated?.value;
  return { link, isGrown: isGrownUp(birthdate, today) };
}

function isGrownUp(birthdate: unknown, today: CivilDate): boolean {
  return typeof birthdate === "string" && isAdult(birthdate, today);
}

/** The same for who knows the link already: a page, before it asks. */
export function refuseOther(definition: OfferedService["definition"], opener: Opener): void {
  const other = otherAudience(definition, opener);
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
