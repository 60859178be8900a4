import type { X509Certificate } from "node:crypto";
import type { Code } from "../code/read-code.ts";
import { type CertificateSource, organisation } from "./certificates.ts";
import { type NotGood, type Revocation, type RevocationSource, revocationOf } from "./revocations.ts";
import { TEST_AUTHORITY, testCertificate } from "./test-authority.ts";
import type { Authority, TrustList } from "./trust-list.ts";

/** Whom to believe, on which day. */
export interface Trust {
  /** The trust list, or null when none was given: then only test documents can be verified. */
  readonly list: TrustList | null;
  readonly certificates: CertificateSource;
  /**
   * Revocation lists: one of the authority must then be there, in date. Null: revocations are not looked at,
   * and the signer says so.
   */
  readonly revocations: RevocationSource | null;
  /** Takes the test authority FR00, whose private key is public. Never where a document counts. */
  readonly allowTest: boolean;
  readonly now: Date;
}

export type Distrust =
  | "test-authority"
  | "no-trust-list"
  | "trust-list-expired"
  | "authority-unknown"
  | "certificate-unknown"
  | "authority-not-valid-then"
  | "certificate-not-valid-then"
  | NotGood
  | "signed-in-the-future";

/**
 * A certificate that may have signed the code: its authority issued it, and both were valid on the day of the
 * signature.
 */
export interface Signer {
  readonly certificate: X509Certificate;
  /** Who the certificate was issued to. */
  readonly organisation: string | null;
  readonly test: boolean;
  /** Whether it was looked for on revocation lists. */
  readonly revocation: Revocation;
}

type Signed = Pick<Code, "authority" | "certificate" | "signedOn">;

/** The certificates that a code may be signed with, or why none. */
export async function findSigners(code: Signed, trust: Trust): Promise<readonly Signer[] | Distrust> {
  if (code.authority === TEST_AUTHORITY) return testSigners(code, trust);
  if (trust.list === null) return "no-trust-list";
  if (trust.now > trust.list.nextUpdate) return "trust-list-expired";
  if (code.signedOn !== null && code.signedOn > trust.now) return "signed-in-the-future";
  const day = code.signedOn ?? trust.now;
  const authorities = trust.list.authorities.filter(({ id }) => id === code.authority);
  if (authorities.length === 0) return "authority-unknown";
  const then = authorities.filter(({ certificate }) => isValidOn(certificate, day));
  if (then.length === 0) return "authority-not-valid-then";
  const issued = (await Promise.all(then.map((one) => issuedBy(one, code.certificate, trust)))).flat();
  if (issued.length === 0) return "certificate-unknown";
  const valid = issued.filter(({ certificate }) => isValidOn(certificate, day));
  if (valid.length === 0) return "certificate-not-valid-then";
  return unrevoked(valid, day, trust);
}

interface IssuedCertificate {
  readonly authority: Authority;
  readonly certificate: X509Certificate;
}

async function unrevoked(
  issued: readonly IssuedCertificate[],
  day: Date,
  { revocations: source, now }: Trust,
): Promise<readonly Signer[] | Distrust> {
  const looked = await Promise.all(
    issued.map(async (one) => ({
      certificate: one.certificate,
      revocation: await revocationOf(one, { source, day, now }),
    })),
  );
  const signers = looked.flatMap(({ certificate, revocation }) =>
    isGood(revocation)
      ? [{ certificate, organisation: organisation(certificate), test: false, revocation }]
      : [],
  );
  if (signers.length > 0) return signers;
  const reasons = looked.flatMap(({ revocation }) => (isGood(revocation) ? [] : [revocation]));
  return reasons.find((reason) => reason === "certificate-revoked") ?? reasons[0] ?? "certificate-unknown";
}

const isGood = (revocation: Revocation | NotGood): revocation is Revocation =>
  revocation === "good" || revocation === "unchecked";

/** Specimens are dated from 2012 to today and their certificate ended in 2015: its dates say nothing. */
function testSigners({ certificate }: Signed, { allowTest }: Trust): readonly Signer[] | Distrust {
  if (!allowTest) return "test-authority";
  if (certificate !== "0001") return "certificate-unknown";
  return [
    {
      certificate: testCertificate,
      organisation: organisation(testCertificate),
      test: true,
      revocation: "unchecked",
    },
  ];
}

async function issuedBy(authority: Authority, id: string, { certificates }: Trust) {
  const found = await certificates.find(authority, id);
  return found
    .filter((one) => one.checkIssued(authority.certificate) && one.verify(authority.certificate.publicKey))
    .map((certificate): IssuedCertificate => ({ authority, certificate }));
}

const DAY_MS = 86_400_000;

/** Codes are dated by the day: a certificate issued at ten may have signed a code "of that day". */
function isValidOn({ validFrom, validTo }: X509Certificate, day: Date): boolean {
  return Date.parse(validFrom) < day.getTime() + DAY_MS && day.getTime() <= Date.parse(validTo);
}
