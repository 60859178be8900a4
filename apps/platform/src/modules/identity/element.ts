import type { AssuranceLevel, DocumentKind, ElementName, ElementValue } from "@ardeco/contracts";
import type { CivilDate } from "../../kernel/civil-date.ts";
import type { ElementId, PersonId } from "../../kernel/ids.ts";

export type ElementState = "declared" | "validated" | "refused" | "superseded" | "expired";

/** How a value came to be believed (OpenID Connect for Identity Assurance 1.0, section 5). */
export interface Provenance {
  /**
   * As in @ardeco/contracts: declared, copy_inspected (an agent checked a file), original_seen (an agent saw the original
   * and kept nothing), register_queried (a State register answered). exception: an agent justified it otherwise; it
   * counts here and never enters `verified_claims`.
   */
  readonly method: "declared" | "copy_inspected" | "original_seen" | "exception" | "register_queried";
  /** Who decided: agent's name, or the register. Absent for a declaration. */
  readonly by?: {
    readonly kind: "person" | "staff" | "system";
    readonly id?: string;
    readonly label?: string;
  };
  /**
   * Who said the value first: kept through validation and correction. Absent when nobody is known to have, which counts
   * as another representative.
   */
  readonly declaredBy?: PersonId;
  readonly evidence?: { readonly kind: DocumentKind; readonly documentId?: string };
  /** ISO 8601 instant of the decision. */
  readonly at: string;
  /** Why, when the value was corrected, refused, or accepted as an exception. */
  readonly reason?: string;
}

export interface Element<N extends ElementName = ElementName> {
  readonly id: ElementId;
  readonly name: N;
  readonly state: ElementState;
  /** Undefined when withheld. */
  readonly value: ElementValue<N> | undefined;
  /** A representative does not read what another declared of where the person lives or is reached. */
  readonly withheld: boolean;
  readonly provenance: Provenance;
  readonly assurance: AssuranceLevel | "self_declared";
  readonly validUntil?: CivilDate;
  readonly version: number;
}

/** What is known of one element of a person: the validated value, and a newer declaration when one waits. */
export interface ElementPair {
  readonly name: ElementName;
  readonly validated?: Element;
  readonly declared?: Element;
}
