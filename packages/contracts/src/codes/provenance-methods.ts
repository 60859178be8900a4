import type { Text } from "../language.ts";

/**
 * How an element came to be known. `check` is the check_method of OpenID Connect for Identity Assurance 1.0
 * (predefined values): vpip = document inspected in person, vri = image of a document inspected remotely,
 * data = compared with a register, vcrypt = the document's electronic seal verified, auth = the person
 * authenticated at an identity provider. `evidence` null: proves nothing about the person's identity, and
 * never enters `verified_claims`.
 */
export const provenanceMethods = {
  declared: { evidence: null, check: null, fr: "Déclaré par la personne", en: "Declared by the person" },
  code_sent: { evidence: null, check: null, fr: "Confirmé par un code", en: "Confirmed by a code" },
  original_seen: {
    evidence: "document",
    check: "vpip",
    fr: "Original vu au guichet",
    en: "Original seen at the desk",
  },
  sealed_document: {
    evidence: "document",
    check: "vcrypt",
    fr: "Cachet électronique vérifié",
    en: "Electronic seal verified",
  },
  copy_inspected: { evidence: "document", check: "vri", fr: "Copie examinée", en: "Copy examined" },
  register_queried: {
    evidence: "electronic_record",
    check: "data",
    fr: "Vérifié auprès d’une administration",
    en: "Checked with an administration",
  },
  federated_login: { evidence: "electronic_record", check: "auth", fr: "FranceConnect", en: "FranceConnect" },
} as const satisfies Record<string, ProvenanceMethodDescription>;

interface ProvenanceMethodDescription extends Text {
  readonly evidence: "document" | "electronic_record" | null;
  readonly check: "vpip" | "vri" | "vcrypt" | "data" | "auth" | null;
}

export type ProvenanceMethod = keyof typeof provenanceMethods;

export function isProvenanceMethod(method: string): method is ProvenanceMethod {
  return Object.hasOwn(provenanceMethods, method);
}
