import { verifiedClaimsProblems } from "@ardeco/testing";
import { describe, expect, test } from "vitest";
import { isDocumentKind } from "../codes/document-kinds.ts";
import { documentTypes } from "./document-types.ts";
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
  expect(verifiedClaimsProblems(released)).toEqual([]);
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

describe("what is told is what the standard describes (OpenID Identity Assurance Schema Definition 1.0)", () => {
  const ofMethod = (provenance: Provenance) =>
    toVerifiedClaims([{ name: "given_name", value: "Zoé", provenance }]);

  test("whatever the kind of document, original or copy", () => {
    for (const kind of Object.keys(documentTypes).filter(isDocumentKind)) {
      for (const method of ["original_seen", "copy_inspected"] as const) {
        const told = ofMethod({ ...seenAtTheDesk, method, document: { ...seenAtTheDesk.document, kind } });
        expect([kind, told.length, verifiedClaimsProblems(told)]).toEqual([kind, 1, []]);
      }
    }
  });

  test("a register asked, an identity provider, and nothing more than what is known", () => {
    for (const method of ["register_queried", "federated_login"] as const) {
      for (const assuranceLevel of ["low", "substantial", "high"] as const) {
        const least = { method, assuranceLevel, checkedAt: seenAtTheDesk.checkedAt };
        expect(verifiedClaimsProblems(ofMethod(least))).toEqual([]);
        expect(verifiedClaimsProblems(ofMethod({ ...least, checkedBy: "DGFiP" }))).toEqual([]);
      }
    }
    expect(
      ofMethod({ ...fromFranceConnect, method: "register_queried" })[0]?.verification.evidence,
    ).toMatchObject([
      {
        type: "electronic_record",
        check_details: [{ check_method: "data" }],
        record: { type: "fr_api_particulier" },
      },
    ]);
  });

  test("the check itself sees what departs from it", () => {
    const [one] = ofMethod(seenAtTheDesk);
    if (!one) throw new Error("nothing told");
    const { verification, claims } = one;
    const [document] = verification.evidence;
    const withEvidence = (change: object) => ({
      claims,
      verification: { ...verification, evidence: [{ ...document, ...change }] },
    });
    for (const wrong of [
      { ...one, extra: 1 },
      { verification },
      { claims },
      { verification, claims: {} },
      { claims, verification: { ...verification, trust_framework: undefined } },
      { claims, verification: { ...verification, trust_framework: "ardeco" } },
      { claims, verification: { ...verification, trust_framework: "eidas" } },
      { claims, verification: { ...verification, time: "2026-11-24" } },
      { claims, verification: { ...verification, evidence: [] } },
      { claims, verification: { ...verification, organization: "Ville de Caen" } },
      withEvidence({ type: "id_document" }),
      withEvidence({ check_details: [{ time: verification.time }] }),
      withEvidence({ check_details: [{ check_method: "seen" }] }),
      withEvidence({ document_details: {} }),
      withEvidence({ document_details: { type: "carte" } }),
      withEvidence({ document_details: { type: "idcard", date_of_expiry: "10/01/2030" } }),
      withEvidence({ record: { type: "tax" } }),
      [],
    ]) {
      expect([wrong, verifiedClaimsProblems(wrong)]).not.toEqual([wrong, []]);
    }
  });
});
