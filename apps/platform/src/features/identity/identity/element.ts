import { type AssuranceLevel, documentKinds, type ElementName, type ElementValue } from "@ardeco/contracts";
import { Type } from "typebox";
import type { CivilDate } from "../../../kernel/civil-date.ts";
import type { ElementId, PersonId } from "../../../kernel/ids.ts";
import { buildIdShape, buildKeyShape, Instant, type Opened } from "../../trust/keys/index.ts";

export type ElementState = "declared" | "validated" | "refused" | "superseded" | "expired";

/** How a value came to be believed (OpenID Connect for Identity Assurance 1.0, section 5). */
export const Provenance = Type.Object({
  /**
   * As in @ardeco/contracts: declared, copy_inspected (an agent checked a file), original_seen (an agent saw
   * the original and kept nothing), sealed_document (the platform verified the seal of a document, and
   * compared it), register_queried (a State register answered), code_sent (the person read what was sent to
   * that address). federated_login: an identity provider of the State said it of whom it signed in.
   * exception: an agent justified it otherwise; it counts here and never enters `verified_claims`.
   */
  method: Type.Enum([
    "declared",
    "copy_inspected",
    "sealed_document",
    "original_seen",
    "exception",
    "register_queried",
    "code_sent",
    "federated_login",
  ]),
  /** Who decided: agent's name, or the register. Absent for a declaration. */
  by: Type.Optional(
    Type.Object({
      kind: Type.Enum(["person", "staff", "system"]),
      id: Type.Optional(Type.String()),
      label: Type.Optional(Type.String()),
    }),
  ),
  /**
   * Who said the value first: kept through validation and correction. Absent when nobody is known to have,
   * which counts as another representative.
   */
  declaredBy: Type.Optional(buildIdShape<"person">()),
  evidence: Type.Optional(
    Type.Object({
      kind: buildKeyShape(documentKinds),
      documentId: Type.Optional(Type.String()),
      /** Of a sealed document: who its certificate was issued to, and the day that it bears. */
      issuer: Type.Optional(Type.String()),
      issuedOn: Type.Optional(Type.String()),
    }),
  ),
  /** Of a register of the State that answered: which, and the month that its value counts for ("2026-01"). */
  register: Type.Optional(Type.Object({ name: Type.String(), month: Type.Optional(Type.String()) })),
  /** Of the decision. */
  at: Instant,
  /** Why, when the value was corrected, refused, or accepted as an exception. */
  reason: Type.Optional(Type.String()),
});
export type Provenance = Opened<typeof Provenance>;

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
  /** Another number of the same person says it (ADR 0073), over what this one says itself. */
  readonly lent?: { readonly by: PersonId; readonly over: ElementId | null };
}

/** What is known of one element of a person: the validated value, and a newer declaration when one waits. */
export interface ElementPair {
  readonly name: ElementName;
  readonly validated?: Element;
  readonly declared?: Element;
}
