import { isBinaryForm } from "../code/binary-form.ts";
import { type Code, MalformedCode, readCode } from "../code/read-code.ts";
import { findDocumentType } from "../fields/document-types.ts";
import { type Field, readFields } from "../fields/read-fields.ts";
import { type Distrust, findSigners, type Signer, type Trust } from "../trust/trust.ts";
import { holds } from "./signature.ts";

export type Refusal = "malformed" | "binary-form-not-read" | "signature-invalid" | Distrust;

export type Verdict = Verified | Refused;

/** The code is as its issuer signed it. */
export interface Verified {
  readonly valid: true;
  readonly code: Code;
  readonly signer: Signer;
  /** In French, or null for a type unknown here. */
  readonly typeName: string | null;
  readonly fields: readonly Field[];
}

/** Nothing of the code is to be believed, so that none of its fields is given. */
export interface Refused {
  readonly valid: false;
  readonly reason: Refusal;
  /** For whoever looks after the installation, in English. */
  readonly detail: string;
  /** What the header claims, unverified; null for what is no 2D-Doc. */
  readonly code: Code | null;
}

/**
 * Verifies a 2D-Doc: the signature over the bytes as they are, then, and only then, its fields. Never throws
 * on what it is given.
 * @param literal the bytes of the DataMatrix, or the same as a text of ISO 8859-1 characters
 */
export async function verifyCode(literal: Uint8Array | string, trust: Trust): Promise<Verdict> {
  if (isBinaryForm(literal)) return refused("binary-form-not-read", null);
  const code = tryReading(literal);
  if (code instanceof MalformedCode) return refused("malformed", null, code.message);
  const signers = await findSigners(code, trust);
  if (typeof signers === "string") return refused(signers, code);
  const signer = signers.find(({ certificate }) => holds(code.signed, code.signature, certificate.publicKey));
  if (signer === undefined) return refused("signature-invalid", code);
  return {
    valid: true,
    code,
    signer,
    typeName: findDocumentType(code.type) ?? null,
    fields: readFields(code.message),
  };
}

function tryReading(literal: Uint8Array | string): Code | MalformedCode {
  try {
    return readCode(literal);
  } catch (error) {
    if (error instanceof MalformedCode) return error;
    throw error;
  }
}

const refused = (reason: Refusal, code: Code | null, detail: string = details[reason]): Refused => ({
  valid: false,
  reason,
  detail,
  code,
});

const details: Readonly<Record<Refusal, string>> = {
  malformed: "This is no 2D-Doc.",
  "signature-invalid":
    "The signature is not the issuer's over this content: the code was changed or made up.",
  "test-authority": "FR00 is the test authority; anybody signs with its key.",
  "no-trust-list": "No trust list was given: the authority cannot be recognised.",
  "trust-list-expired": "The trust list must be replaced by a newer one.",
  "authority-unknown": "The trust list does not know this authority, or no longer trusts it.",
  "certificate-unknown": "No certificate of that name, issued by this authority, was found.",
  "authority-not-valid-then": "The authority's certificate was not valid on the day of the signature.",
  "certificate-not-valid-then": "The certificate was not valid on the day of the signature.",
  "certificate-revoked": "The certificate was revoked before the signature, or its key was stolen.",
  "no-revocation-list": "No revocation list of this authority was found.",
  "revocation-list-expired": "The revocation list of this authority must be replaced by a newer one.",
  "binary-form-not-read":
    "This is a 2D-Doc in binary form (ISO 22376), which is not read: look at the document.",
  "signed-in-the-future": "The code says that it was signed on a day that has not come.",
};
