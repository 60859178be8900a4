import type { CivilDate } from "../civil-date.ts";
import type { AssuranceLevel } from "../codes/assurance-levels.ts";
import type { DocumentKind } from "../codes/document-kinds.ts";
import { type ProvenanceMethod, provenanceMethods } from "../codes/provenance-methods.ts";
import { type ElementName, elements } from "../elements/registry.ts";
import { documentTypes, recordTypes } from "./document-types.ts";
import type { Evidence, VerifiedClaims } from "./schema.ts";

/** Trust framework of what an authority checked itself; local, so that nobody takes it for an eIDAS level. */
export const LOCAL_TRUST_FRAMEWORK = "fr_ardeco_local";

/** Provenance of one validated element. Instants are ISO 8601 in UTC, dates civil. */
export interface Provenance {
  readonly method: ProvenanceMethod;
  readonly checkedAt: string;
  readonly assuranceLevel: AssuranceLevel;
  /** Authority or identity provider that made the check. */
  readonly checkedBy?: string;
  /** Reference of the enrolment that ended in the validation; opaque to the service. */
  readonly process?: string;
  readonly document?: {
    readonly kind: DocumentKind;
    readonly issuer?: string;
    readonly issuedOn?: CivilDate;
    readonly expiresOn?: CivilDate;
  };
}

export interface ProvenElement {
  readonly name: ElementName;
  readonly value: unknown;
  readonly provenance: Provenance;
}

/**
 * `verified_claims` (OpenID Identity Assurance Schema Definition 1.0 §5): one object for each distinct
 * verification, because its `claims` may only hold what that verification covers. Declared values, values
 * confirmed by a code and elements without a claim are left out. The number of a document is never released:
 * no service needs it.
 */
export function toVerifiedClaims(proven: readonly ProvenElement[]): VerifiedClaims[] {
  const byVerification = new Map<string, VerifiedClaims>();
  for (const { name, value, provenance } of proven) {
    const { claim } = elements[name];
    const verification = verificationOf(provenance);
    if (claim === null || !verification) continue;
    const key = JSON.stringify(verification);
    const group = byVerification.get(key) ?? { verification, claims: {} };
    byVerification.set(key, { verification, claims: { ...group.claims, [claim]: value } });
  }
  return [...byVerification.values()];
}

function verificationOf(provenance: Provenance): VerifiedClaims["verification"] | undefined {
  const evidence = evidenceOf(provenance);
  if (!evidence) return undefined;
  return {
    trust_framework: provenance.method === "federated_login" ? "eidas" : LOCAL_TRUST_FRAMEWORK,
    // The eIDAS scale belongs to the scheme that was notified under it; our own checks never borrow its
    // words.
    assurance_level:
      provenance.method === "federated_login" ? provenance.assuranceLevel : "authority_checked",
    time: provenance.checkedAt,
    ...(provenance.process === undefined ? {} : { verification_process: provenance.process }),
    evidence: [evidence],
  };
}

function evidenceOf({ method, document, ...provenance }: Provenance): Evidence | undefined {
  if (method === "declared" || method === "code_sent") return undefined;
  const check_details: Evidence["check_details"] = [
    {
      check_method: provenanceMethods[method].check,
      time: provenance.checkedAt,
      ...organization(provenance),
    },
  ];
  if (method === "federated_login") {
    const record = { type: recordTypes[method], ...source(provenance) };
    return { type: "electronic_record", check_details, record };
  }
  // Who asked a register is in the check; the register is named by its type.
  if (method === "register_queried")
    return { type: "electronic_record", check_details, record: { type: recordTypes[method] } };
  return document && { type: "document", check_details, document_details: details(document) };
}

function details({ kind, issuer, issuedOn, expiresOn }: NonNullable<Provenance["document"]>) {
  return {
    type: documentTypes[kind],
    ...(issuer === undefined ? {} : { issuer: { name: issuer } }),
    ...(issuedOn === undefined ? {} : { date_of_issuance: issuedOn }),
    ...(expiresOn === undefined ? {} : { date_of_expiry: expiresOn }),
  };
}

function organization({ checkedBy }: Pick<Provenance, "checkedBy">) {
  return checkedBy === undefined ? {} : { organization: checkedBy };
}

function source({ checkedBy }: Pick<Provenance, "checkedBy">) {
  return checkedBy === undefined ? {} : { source: { name: checkedBy } };
}
