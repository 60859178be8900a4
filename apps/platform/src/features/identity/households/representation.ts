import { documentKinds } from "@ardeco/contracts";
import { Type } from "typebox";
import type { CivilDate } from "../../../kernel/civil-date.ts";
import type { Id, PersonId } from "../../../kernel/ids.ts";
import { buildIdShape, buildKeyShape, Instant, type Opened } from "../../trust/keys/index.ts";

export type RepresentationId = Id<"representation">;

/**
 * parental_authority: each parent acts alone for usual acts (Code civil art. 372-2), until the child is 18 ·
 * guardianship: a court's protection measure · mandate: given by the person, bounded in time (art. 1984 and
 * 2003).
 */
export type RepresentationKind = "parental_authority" | "guardianship" | "mandate";
export type RepresentationState = "declared" | "validated" | "ended";

/**
 * tutelle: represents (Code civil art. 473) · curatelle: assists, the person signs (art. 467) ·
 * habilitation_familiale: represents within the decision (art. 494-1) · tutelle_mineur: in the parents'
 * place, until 18 (art. 390, 393).
 */
const GuardianshipMeasure = Type.Enum(["tutelle", "curatelle", "habilitation_familiale", "tutelle_mineur"]);
export type GuardianshipMeasure = Opened<typeof GuardianshipMeasure>;

const EndCause = Type.Enum([
  "refused",
  "revoked",
  "renounced",
  "court_decision",
  "coming_of_age",
  "expired",
  "death",
  "error",
]);
export type EndCause = Opened<typeof EndCause>;

const Evidence = Type.Object({
  kind: buildKeyShape(documentKinds),
  documentId: Type.Optional(Type.String()),
});
export type Evidence = Opened<typeof Evidence>;

/** What only the sealed part of a row tells. */
export const RepresentationDetail = Type.Object({
  measure: Type.Optional(GuardianshipMeasure),
  /** Services a mandate covers; absent: every usual act. */
  scope: Type.Optional(Type.Array(buildIdShape<"service">())),
  declaredAt: Instant,
  /** Whoever holds it was told that the child comes of age soon. */
  majorityTold: Type.Optional(Type.Boolean()),
  /** As majority came near, or came, the account opened by an address of theirs, or by none. */
  heldAccount: Type.Optional(Type.Boolean()),
  /** The account was handed over to the young adult: it is once. */
  handedOver: Type.Optional(Type.Boolean()),
  decided: Type.Optional(Type.Object({ at: Instant, by: Type.String(), evidence: Evidence })),
  ended: Type.Optional(
    Type.Object({
      at: Instant,
      cause: EndCause,
      reason: Type.Optional(Type.String()),
      evidence: Type.Optional(Evidence),
    }),
  ),
});
export type RepresentationDetail = Opened<typeof RepresentationDetail>;

export interface Representation extends RepresentationDetail {
  readonly id: RepresentationId;
  readonly representativeId: PersonId;
  readonly representedId: PersonId;
  readonly kind: RepresentationKind;
  readonly state: RepresentationState;
  /** Last civil day it counts. */
  readonly until?: CivilDate;
  readonly version: number;
}

/**
 * prepare: see, fill in, deposit · usual: submit, consent, subscribe, pay (acte usuel) · unusual: what needs
 * both parents, or the judge; never done by one representative alone.
 */
export type Act = "prepare" | "usual" | "unusual";
