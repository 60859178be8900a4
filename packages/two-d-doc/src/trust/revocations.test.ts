import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, test as always, beforeAll, describe, expect } from "vitest";
import { writeCode } from "../sign/write-code.ts";
import { anOpensslAuthority, hasOpenssl, type OpensslAuthority } from "../testing/openssl-authority.ts";
import { verifyCode } from "../verify/verify-code.ts";
import { parseRevocationList } from "./revocation-list.ts";
import { publishedRevocations, readRevocationLists, revocationFolder } from "./revocation-sources.ts";
import type { RevocationSource } from "./revocations.ts";
import type { Trust } from "./trust.ts";

const NOW = new Date("2026-11-25T10:00:00Z");
/** As `openssl ca -gencrl` writes times: YYMMDDHHMMSSZ. */
const TODAY = "261125000000Z";
const NEXT_MONTH = "261225000000Z";

const test = always.runIf(hasOpenssl);
let folder: string;
let authority: OpensslAuthority;
let other: OpensslAuthority;

beforeAll(() => {
  if (!hasOpenssl) return;
  folder = mkdtempSync(join(tmpdir(), "two-d-doc-crl-"));
  authority = anOpensslAuthority(join(folder, "FR05"), "FR05");
  other = anOpensslAuthority(join(folder, "other"), "FR05");
  authority.issue("2D01");
  authority.issue("2D02");
  authority.issue("2D03");
  // Revoked on 1 October 2026 because it served no more; stolen, and known on 1 October.
  authority.revoke("2D02", "superseded", "261001120000Z");
  authority.revoke("2D03", "keyCompromise", "261001120000Z");
});
afterAll(() => hasOpenssl && rmSync(folder, { recursive: true }));

const trustIn = (revocations: RevocationSource | null, over: Partial<Trust> = {}): Trust => ({
  list: {
    sequence: 7,
    issuedAt: new Date("2026-01-01"),
    nextUpdate: new Date("2027-06-01"),
    authorities: [
      { id: "FR05", organisation: "Essai", certificate: authority.certificate, certificatesAt: null },
    ],
  },
  certificates: { find: async (_, id) => [authority.certificateOf(id)] },
  revocations,
  allowTest: false,
  now: NOW,
  ...over,
});

const signedOn = (day: string | null, certificate: string): string => {
  const literal = writeCode(
    {
      version: 4,
      authority: "FR05",
      certificate,
      emittedOn: null,
      signedOn: new Date(day ?? "2026-01-01"),
      type: "28",
      fields: [["43", "2,5"]],
    },
    authority.keyOf(certificate),
  );
  return literal;
};

const listsIn = (lists: Readonly<Record<string, Buffer>>): Promise<RevocationSource> => {
  const at = mkdtempSync(join(folder, "lists-"));
  for (const [name, bytes] of Object.entries(lists)) writeFileSync(join(at, name), bytes);
  return revocationFolder(at);
};

const inForce = () => authority.list(TODAY, NEXT_MONTH);
const verdictOf = async (certificate: string, day: string, lists: Readonly<Record<string, Buffer>>) =>
  verifyCode(signedOn(day, certificate), trustIn(await listsIn(lists)));

test("a certificate on none is good, whether the list is in DER or in PEM", async () => {
  const good = { valid: true, signer: { revocation: "good" } };
  expect(await verdictOf("2D01", "2026-11-01", { "FR05.crl": inForce() })).toMatchObject(good);
  const pem = authority.asPem(inForce());
  expect(await verdictOf("2D01", "2026-11-01", { "FR05.pem": pem })).toMatchObject(good);
});

test.each([
  ["the day before it was revoked", "2026-09-30", true],
  ["on the very day", "2026-10-01", false],
  ["after", "2026-10-02", false],
])("a certificate revoked: what it signed %s (%s)", async (_when, day, valid) => {
  expect(await verdictOf("2D02", day, { "FR05.crl": inForce() })).toMatchObject(
    valid ? { valid, signer: { revocation: "good" } } : { valid, reason: "certificate-revoked" },
  );
});

test("a stolen key signs nothing that is believed, whatever the day that it writes", async () => {
  expect(await verdictOf("2D03", "2026-03-01", { "FR05.crl": inForce() })).toMatchObject({
    reason: "certificate-revoked",
  });
});

test("without a list of its authority, nothing is believed; without a folder, it is believed and said", async () => {
  const none = { valid: false, reason: "no-revocation-list" };
  expect(await verdictOf("2D01", "2026-11-01", {})).toMatchObject(none);
  const strangers = other.list(TODAY, NEXT_MONTH);
  expect(await verdictOf("2D01", "2026-11-01", { "a.crl": strangers })).toMatchObject(none);
  const unchecked = await verifyCode(signedOn("2026-11-01", "2D02"), trustIn(null));
  expect(unchecked).toMatchObject({ valid: true, signer: { revocation: "unchecked" } });
});

test("a list that has ended, or that begins tomorrow, does not make a certificate good; what it revoked stays so", async () => {
  const ended = authority.list("261001130000Z", "261101000000Z");
  const old = { valid: false, reason: "revocation-list-expired" };
  expect(await verdictOf("2D01", "2026-10-01", { "a.crl": ended })).toMatchObject(old);
  expect(await verdictOf("2D02", "2026-10-05", { "a.crl": ended })).toMatchObject({
    reason: "certificate-revoked",
  });
  const both = { "a.crl": ended, "b.crl": inForce() };
  expect(await verdictOf("2D01", "2026-10-01", both)).toMatchObject({ valid: true });
  const tomorrow = authority.list("261126000000Z", NEXT_MONTH);
  expect(await verdictOf("2D01", "2026-10-01", { "a.crl": tomorrow })).toMatchObject({
    reason: "no-revocation-list",
  });
});

test("a list changed anywhere is nobody's", async () => {
  const list = inForce();
  for (let at = 0; at < list.length; at += 3) {
    const changed = Buffer.from(list);
    changed[at] = (changed[at] ?? 0) ^ 1;
    const verdict = await verdictOf("2D01", "2026-11-01", { "FR05.crl": changed });
    expect(verdict).toMatchObject({ valid: false, reason: "no-revocation-list" });
  }
});

test("a difference between two lists is no list", async () => {
  const part = authority.list(TODAY, NEXT_MONTH, "deltaCRL=critical,DER:020101");
  expect(await verdictOf("2D01", "2026-11-01", { "d.crl": part })).toMatchObject({
    reason: "no-revocation-list",
  });
  expect(await verdictOf("2D01", "2026-11-01", { "d.crl": part, "w.crl": inForce() })).toMatchObject({
    valid: true,
  });
});

describe.runIf(hasOpenssl)("where certificates say that they are published", () => {
  const source = (answer: () => Buffer, asked: string[] = [], now = NOW) =>
    publishedRevocations({
      folder: join(folder, "copies"),
      keepDays: 7,
      now: () => now,
      fetch: async (url) => {
        asked.push(url);
        return answer();
      },
    });
  const verdict = (revocations: RevocationSource, now = NOW) =>
    verifyCode(signedOn("2026-11-01", "2D01"), trustIn(revocations, { now }));
  const silent = () => {
    throw new Error("no network");
  };

  test("they are asked once, kept, asked again after their time; an old copy serves until its end, and no longer", async () => {
    const asked: string[] = [];
    expect(await verdict(source(inForce, asked))).toMatchObject({ valid: true });
    expect(await verdict(source(inForce, asked))).toMatchObject({ valid: true });
    expect(asked).toEqual(["http://crl.example.test/FR05.crl"]);
    const [copy = ""] = readdirSync(join(folder, "copies"));
    const week = new Date(NOW.getTime() - 8 * 86_400_000);
    utimesSync(join(folder, "copies", copy), week, week);
    expect(await verdict(source(silent, asked))).toMatchObject({ valid: true });
    expect(asked).toHaveLength(2);
    const january = new Date("2027-01-02");
    expect(await verdict(source(silent, asked, january), january)).toMatchObject({
      reason: "revocation-list-expired",
    });
  });

  test("neither a list of before, nor another's, nor a page, takes the place of the copy", async () => {
    const [copy = ""] = readdirSync(join(folder, "copies"));
    const kept = readFileSync(join(folder, "copies", copy));
    const before = authority.list("260901000000Z", "271001000000Z");
    for (const answer of [before, other.list(TODAY, NEXT_MONTH), Buffer.from("<html>")]) {
      const week = new Date(NOW.getTime() - 8 * 86_400_000);
      utimesSync(join(folder, "copies", copy), week, week);
      expect(await verdict(source(() => answer))).toMatchObject({ valid: true });
      expect(readFileSync(join(folder, "copies", copy))).toEqual(kept);
    }
  });
});

test("whatever the bytes, what is no list is left out without failing", () => {
  const list = inForce();
  fc.assert(
    fc.property(fc.nat(list.length - 1), fc.nat(255), (at, byte) => {
      const changed = Buffer.from(list);
      changed[at] = byte;
      expect(readRevocationLists(changed).length).toBeLessThanOrEqual(1);
      expect(readRevocationLists(list.subarray(0, at))).toEqual([]);
    }),
  );
  expect(parseRevocationList(list).revoked.size).toBe(2);
});
