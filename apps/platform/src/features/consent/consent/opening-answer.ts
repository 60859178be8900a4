import type { ElementName } from "@ardeco/contracts";
import type { PersonId } from "../../../kernel/ids.ts";
import type { ConditionAnswer } from "../../catalogue/catalogue/index.ts";
import type { RepresentationKind } from "../../identity/households/index.ts";
import type { ElementPair } from "../../identity/identity/index.ts";
import type { NewcomersAnswer } from "../campaigns/index.ts";
import type { Grant } from "./grant.ts";

/**
 * Whom an opening is about, as far as it matters: what is known of them, and by which link somebody acts for
 * them.
 */
export interface OpeningSubject {
  readonly id: PersonId;
  readonly elements: readonly ElementPair[];
  readonly link?: RepresentationKind;
}

/** Whether a service may open for somebody today, and what stands in the way. */
export type Opening =
  | { readonly outcome: "open"; readonly grant: Grant; readonly asksMore: boolean }
  | { readonly outcome: "yes" }
  | { readonly outcome: "no"; readonly because: readonly string[] }
  /**
   * Everything about the person, or what this service knew, is only stored (GDPR art. 18): nothing begins
   * until that is lifted.
   */
  | { readonly outcome: "paused" }
  /** A campaign keeps newcomers to its dates. */
  | { readonly outcome: "closed"; readonly newcomers: NewcomersAnswer & { readonly may: false } }
  /**
   * `absent`: to be given. `expired`: those of them that held until they expired. `waiting`: given, not
   * checked yet.
   */
  | {
      readonly outcome: "missing";
      readonly absent: readonly ElementName[];
      readonly expired: readonly ElementName[];
      readonly waiting: readonly ElementName[];
      /** The service's own rule cannot answer yet: nothing opens before. */
      readonly undecided: boolean;
      /** Nothing is to be given, and the rule says yes of what was declared: one may agree now. */
      readonly isForeseen: boolean;
    };

/** Nothing leaves for it under a restriction, agreed to already or not. */
export const isPaused = (opening: Opening): boolean =>
  opening.outcome === "paused" || (opening.outcome === "open" && opening.grant.pausedSince !== undefined);

/** A person for whom the service is meant, and whether it may open for them. */
export interface Candidate<Subject extends OpeningSubject> {
  readonly somebody: Subject;
  readonly opening: Opening;
  /** Each condition of the service's rule, for them, today; empty when it has none. */
  readonly conditions: readonly ConditionAnswer[];
}

/** What lacks, sorted by what there is to do about it. */
export type MissingElements = Pick<Opening & { outcome: "missing" }, "absent" | "expired" | "waiting">;
