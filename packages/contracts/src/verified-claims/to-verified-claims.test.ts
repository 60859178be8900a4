import { Check } from "typebox/value";
import { expect, test } from "vitest";
import { VerifiedClaims } from "./schema.ts";
import { type Provenance, toVerifiedClaims } from "./to-verified-claims.ts";

const seenAtTheDesk: Provenance = {
  method: "original_seen",
  checkedAt: "2026-11-24T09:00:00Z",
  assuranceLevel: "authority_checked",
  checkedBy: "Ville de Caen",
  process: "CAEN-2026-004217-3W",
  document: {
    kind: "identity_card",
    issuer: "République française",
    issuedOn: "2020-01-10",
    expiresOn: "2030-01-09",
  },
};
const fromFranceConnect: Provenance = {
  method: "federated_login",
  checkedAt: "2026-11-24T09:00:00Z",
  assuranceLevel: "substantial",
  checkedBy: "FranceConnect",
};

test("elements of one verification share one object, of the shape of OpenID Connect for Identity Assurance", () => {
  const released = toVerifiedClaims([
    { name: "given_name", value: "Zoé", provenance: seenAtTheDesk },
    { name: "birthdate", value: "2012-02-29", provenance: seenAtTheDesk },
    { name: "family_name", value: "Martin", provenance: fromFranceConnect },
  ]);
  expect(released.every((object) => Check(VerifiedClaims, object))).toBe(true);
  expect(released.map(({ claims }) => claims)).toEqual([
    { given_name: "Zoé", birthdate: "2012-02-29" },
    { family_name: "Martin" },
  ]);
  expect(released[0]?.verification.evidence[0]).toMatchObject({
    type: "document",
    check_details: [{ check_method: "vpip", organization: "Ville de Caen" }],
    document_details: { type: "idcard", date_of_expiry: "2030-01-09" },
  });
});

test("an agent's check is never labelled with an eIDAS level, whatever the record says", () => {
  const [released] = toVerifiedClaims([
    { name: "birthdate", value: "2012-02-29", provenance: { ...seenAtTheDesk, assuranceLevel: "high" } },
  ]);
  expect(released?.verification).toMatchObject({
    trust_framework: "fr_ardeco_local",
    assurance_level: "authority_checked",
  });
});

test("a federated identity keeps the level of its scheme", () => {
  const [released] = toVerifiedClaims([
    { name: "family_name", value: "Martin", provenance: fromFranceConnect },
  ]);
  expect(released?.verification).toMatchObject({ trust_framework: "eidas", assurance_level: "substantial" });
});

test("what is only declared, confirmed by a code, without its document, or without a claim, is not verified", () => {
  const { document: _, ...withoutDocument } = seenAtTheDesk;
  const unverified = toVerifiedClaims([
    { name: "given_name", value: "Zoé", provenance: { ...seenAtTheDesk, method: "declared" } },
    { name: "email", value: "zoe@example.fr", provenance: { ...seenAtTheDesk, method: "code_sent" } },
    { name: "birthdate", value: "2012-02-29", provenance: withoutDocument },
    { name: "caf_number", value: "1234567", provenance: seenAtTheDesk },
  ]);
  expect(unverified).toEqual([]);
});

test("the official schema's closed members are closed here too", () => {
  const [released] = toVerifiedClaims([{ name: "given_name", value: "Zoé", provenance: seenAtTheDesk }]);
  expect(Check(VerifiedClaims, { ...released, extra: 1 })).toBe(false);
  expect(Check(VerifiedClaims, { ...released, claims: {} })).toBe(false);
});
