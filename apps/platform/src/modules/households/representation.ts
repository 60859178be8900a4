import type { DocumentKind } from "@ardeco/contracts";
import type { CivilDate } from "../../kernel/civil-date.ts";
import type { Id, PersonId, ServiceId } from "../../kernel/ids.ts";

export type RepresentationId = Id<"representation">;

/**
 * parental_authority: each parent acts alone for usual acts (Code civil art. 372-2), until the child is 18 ·
 * guardianship: a court's protection measure · mandate: given by the person, bounded in time (art. 1984 and 2003).
 */
export type RepresentationKind = "parental_authority" | "guardianship" | "mandate";
export type RepresentationState = "declared" | "validated" | "ended";

/**
 * tutelle: represents (Code civil art. 473) · curatelle: assists, the person signs (art. 467) · habilitation_familiale:
 * represents within the decision (art. 494-1) · tutelle_mineur: in the parents' place, until 18 (art. 390, 393).
 */
export type GuardianshipMeasure = "tutelle" | "curatelle" | "habilitation_familiale" | "tutelle_mineur";

export type EndCause =
  | "refused"
  | "revoked"
  | "renounced"
  | "court_decision"
  | "coming_of_age"
  | "expired"
  | "death"
  | "error";

export interface Evidence {
  readonly kind: DocumentKind;
  readonly documentId?: string;
}

/** What only the sealed part of a row tells. */
export interface RepresentationDetail {
  readonly measure?: GuardianshipMeasure;
  /** Services a mandate covers; absent: every usual act. */
  readonly scope?: readonly ServiceId[];
  readonly declaredAt: string;
  readonly decided?: { readonly at: string; readonly by: string; readonly evidence: Evidence };
  readonly ended?: { readonly at: string; readonly cause: EndCause; readonly reason?: string };
}

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
 * prepare: see, fill in, deposit · usual: submit, consent, subscribe, pay (acte usuel) · unusual: what needs both
 * parents, or the judge; never done by one representative alone.
 */
export type Act = "prepare" | "usual" | "unusual";
