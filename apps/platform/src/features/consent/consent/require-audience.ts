import type { CivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import type { OfferedService } from "../../catalogue/catalogue/index.ts";
import {
  isAdult,
  listActingRepresentatives,
  type Representation,
  type RepresentationKind,
} from "../../identity/households/index.ts";
import type { ElementPair } from "../../identity/identity/index.ts";
import type { ConsentDecision } from "./decision.ts";
import { consentErrors } from "./errors.ts";
import { readKnownElements } from "./known.ts";
import { findOtherAudience, type Opener } from "./rules/audience.ts";

/**
 * Whom the service is meant for, at a first yes and whichever door it comes through: by the link of the one
 * who says yes, the person at the keyboard or the one the agent hears. Throws consent.for_children,
 * consent.for_oneself.
 */
export async function requireAudience(
  tx: Tx,
  context: Context,
  {
    input,
    service: { definition },
  }: {
    readonly input: Pick<ConsentDecision, "personId" | "serviceId" | "spoken">;
    readonly service: OfferedService;
  },
): Promise<void> {
  if (definition.audience === "both") return;
  const speaker = context.actor.kind === "person" ? context.actor.personId : input.spoken?.by;
  const link = await findSpeakerLink(tx, context, speaker, input);
  const { values, today } = await readKnownElements(tx, context, input.personId, []);
  requireKnownAudience(definition, { link, isGrown: isGrownUp(values.birthdate, today) });
}

/** By what an agent has checked: nothing said by the person alone makes them a child, or grown up. */
export function buildOpener(
  { link, elements }: { readonly link?: RepresentationKind; readonly elements: readonly ElementPair[] },
  today: CivilDate,
): Opener {
  const birthdate = elements.find(({ name }) => name === "birthdate")?.validated?.value;
  return { link, isGrown: isGrownUp(birthdate, today) };
}

function isGrownUp(birthdate: unknown, today: CivilDate): boolean {
  return typeof birthdate === "string" && isAdult(birthdate, today);
}

/**
 * Refuses a service that is for others than who opens it, where the link is known already: a page, before it
 * asks.
 */
export function requireKnownAudience(definition: OfferedService["definition"], opener: Opener): void {
  const other = findOtherAudience(definition, opener);
  if (other) throw consentErrors.error(other === "children" ? "consent.for_children" : "consent.for_oneself");
}

/**
 * Of several links, the one that lets least: a parent stays one, whatever else somebody says that they are.
 */
const strictestFirst: readonly RepresentationKind[] = ["parental_authority", "guardianship", "mandate"];

async function findSpeakerLink(
  tx: Tx,
  context: Context,
  speaker: PersonId | undefined,
  { personId, serviceId }: Pick<ConsentDecision, "personId" | "serviceId">,
): Promise<RepresentationKind | undefined> {
  if (speaker === personId) return undefined;
  const live = await listActingRepresentatives(tx, context, {
    forPersonId: personId,
    serviceId,
    act: "prepare",
  });
  const links = live
    .filter(({ representativeId }) => speaker === undefined || representativeId === speaker)
    .map(getRepresentationLink);
  return strictestFirst.find((kind) => links.includes(kind));
}

/**
 * A judge makes a guardian: until an agent has seen the decision, whoever says so is heard as a parent would
 * be.
 */
function getRepresentationLink({ kind, state }: Pick<Representation, "kind" | "state">): RepresentationKind {
  return kind === "guardianship" && state !== "validated" ? "parental_authority" : kind;
}
