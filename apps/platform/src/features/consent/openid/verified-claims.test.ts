import type { ElementName } from "@ardeco/contracts";
import { verifiedClaimsProblems } from "@ardeco/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createDeclaration, type Validation, validateElement } from "../../identity/identity/index.ts";
import { connect, errorOf } from "./testing/connect.ts";
import { everything, type LibraryHouse, libraryHouse } from "./testing/library-house.ts";
import type { Someone } from "./testing/open-id-world.ts";

// OpenID Connect for Identity Assurance 1.0. What is told is held against the standard's description of it.

let home: LibraryHouse;
beforeAll(async () => {
  home = await libraryHouse();
});
afterAll(() => home.house.close());

const verification = { trust_framework: { value: "fr_ardeco_local" }, assurance_level: null, time: null };
const document = { type: { value: "document" } };

async function told(who: Someone, claims: unknown, more: object = {}): Promise<unknown> {
  const verified_claims = { verification: { ...verification, ...more }, claims };
  const wish = { scope: "openid", claims: { userinfo: { verified_claims }, id_token: { verified_claims } } };
  const { told, tokens } = await connect(home, who, { granted: everything, wish });
  const inToken: unknown = tokens.claims()?.verified_claims;
  expect(inToken).toEqual(told.verified_claims);
  if (inToken !== undefined) expect(verifiedClaimsProblems(inToken)).toEqual([]);
  return told.verified_claims;
}

describe("who checked what, and how", () => {
  test("the elements asked come with their verification, and of it what was asked", async () => {
    const jeanne = await home.world.jeanne();
    const plain = await told(jeanne, { family_name: null, birthdate: null });
    expect(plain).toEqual({
      verification: {
        trust_framework: "fr_ardeco_local",
        assurance_level: "authority_checked",
        time: expect.any(String),
      },
      claims: { family_name: "Martin" },
    });
    const evidence = [
      { ...document, check_details: [{ check_method: null }], document_details: { type: null } },
    ];
    expect(await told(jeanne, { family_name: null }, { evidence })).toMatchObject({
      verification: {
        evidence: [
          {
            type: "document",
            check_details: [{ check_method: "vpip" }],
            document_details: { type: "idcard" },
          },
        ],
      },
    });
    const typeOnly = await told(jeanne, { family_name: null }, { evidence: [document] });
    expect(typeOnly).toMatchObject({ verification: { evidence: [{ type: "document" }] } });
    expect(JSON.stringify(typeOnly)).not.toMatch(/check_|idcard/);
  });

  test("a verification that misses the constraint is left out whole", async () => {
    const jeanne = await home.world.jeanne();
    const checkedBy = (check_method: object) => [{ ...document, check_details: [{ check_method }] }];
    for (const more of [
      { trust_framework: { value: "eidas" } },
      { assurance_level: { value: "high" } },
      { time: { max_age: 0 } },
      { evidence: [{ type: { value: "electronic_record" } }] },
      { evidence: checkedBy({ value: "vpiruv" }) },
      { evidence: [{ ...document, document_details: { type: { values: ["passport", "visa"] } } }] },
      { evidence: [{ ...document, document_details: { date_of_expiry: { max_age: 3600 } } }] },
    ]) {
      home.house.clock.advance(1_000);
      expect([more, await told(jeanne, { family_name: null }, more)]).toEqual([more, undefined]);
    }
    for (const more of [
      { time: { max_age: 60 } },
      { evidence: checkedBy({ values: ["vri", "vpip"] }) },
      { evidence: [{ type: { value: "electronic_record" } }, document] },
    ]) {
      expect(await told(jeanne, { family_name: null }, more)).toHaveProperty("claims.family_name");
    }
  });

  test("several requests are answered in one; one malformed is told", async () => {
    const jeanne = await home.world.jeanne();
    const one = (claims: object) => ({ verification, claims });
    const several = [one({ family_name: null }), one({ given_name: null })];
    const { told } = await connect(home, jeanne, {
      wish: { scope: "openid", claims: { userinfo: { verified_claims: several } } },
    });
    expect(told.verified_claims).toMatchObject([
      { claims: { family_name: "Martin" } },
      { claims: { given_name: "Jeanne" } },
    ]);
    const browser = await home.world.server.signedIn(jeanne);
    for (const verified_claims of [
      { claims: { family_name: null } },
      { verification, claims: [] },
      { verification, claims: null, other: null },
      { verification: { trust_framework: "fr_ardeco_local" }, claims: null },
      { verification: { ...verification, time: { max_age: "60" } }, claims: null },
      { verification: { ...verification, evidence: [] }, claims: null },
      { verification: { ...verification, evidence: [{ type: null }] }, claims: null },
      { verification, claims: { family_name: { essential: "yes" } } },
      { verification, claims: { family_name: { purpose: "x".repeat(301) } } },
    ]) {
      const { shown } = await home.library.start(browser, { claims: { userinfo: { verified_claims } } });
      expect(errorOf(shown.redirects.at(-1))).toBe("invalid_request");
    }
  });

  // What the working group's description of the request accepts, wherever it leaves a member null or an
  // object open.
  const wide = {
    verification: {
      trust_framework: { value: "fr_ardeco_local", essential: true, purpose: "Tenir votre compte." },
      assurance_level: null,
      assurance_process: {
        policy: null,
        procedure: { essential: false },
        assurance_details: [{ assurance_type: null, evidence_ref: { txn: null } }],
      },
      time: null,
      verification_process: null,
      txn: null,
      evidence: [
        {
          type: { value: "document", essential: true },
          attachments: null,
          method: null,
          time: null,
          check_details: [{ check_id: null, check_method: null, organization: null, time: null, txn: null }],
          document_details: {
            type: null,
            document_number: null,
            personal_number: null,
            serial_number: null,
            date_of_issuance: null,
            date_of_expiry: null,
            issuer: { name: null, formatted: null, country: null, country_code: null, jurisdiction: null },
          },
        },
        {
          type: { value: "electronic_record" },
          record: { type: null, source: { name: null }, derived_claims: null },
        },
        { type: { value: "vouch" }, attestation: { type: null, voucher: { name: null, birthdate: null } } },
        { type: { value: "electronic_signature" }, signature_type: null, issuer: null, created_at: null },
      ],
    },
    claims: { family_name: null, given_name: { essential: true, purpose: "Vous nommer." }, birthdate: {} },
  };

  test("a request with every member, null or open, is accepted, and answered by what is known", async () => {
    const jeanne = await home.world.jeanne();
    const verified_claims = [
      wide,
      { ...wide, claims: null },
      { verification: { trust_framework: null }, claims: null },
    ];
    const { told } = await connect(home, jeanne, {
      wish: { scope: "openid", claims: { userinfo: { verified_claims } } },
    });
    expect(told.verified_claims).toMatchObject([
      { verification: { evidence: [{ type: "document" }] }, claims: { given_name: "Jeanne" } },
      { claims: { family_name: "Martin" } },
      { claims: { family_name: "Martin" } },
    ]);
    expect(verifiedClaimsProblems(told.verified_claims)).toEqual([]);
    const none = await connect(home, jeanne, {
      wish: { scope: "openid", claims: { userinfo: { verified_claims: [] } } },
    });
    expect(none.told).not.toHaveProperty("verified_claims");
  });

  test("a constraint of a kind that nobody knows here is accepted and never met", async () => {
    const jeanne = await home.world.jeanne();
    for (const more of [
      { trust_framework: { regexp: ".*" } },
      { txn: { value: "x" } },
      { evidence: [{ ...document, attachments: { value: "x" } }] },
      { evidence: [{ ...document, check_details: [{ check_method: { not: "vri" } }] }] },
      { assurance_process: { assurance_details: [{ assurance_type: { value: "counter_fraud" } }] } },
    ])
      expect([more, await told(jeanne, { family_name: null }, more)]).toEqual([more, undefined]);
    const claims = {
      family_name: { value: "Durand" },
      given_name: { value: "Jeanne" },
      email: { like: "*" },
    };
    expect(await told(jeanne, claims)).toMatchObject({ claims: { given_name: "Jeanne" } });
    expect(await told(jeanne, claims)).not.toHaveProperty("claims.family_name");
    expect(await told(jeanne, claims)).not.toHaveProperty("claims.email");
  });

  test("the provider says what it can verify", () => {
    expect(home.library.config.serverMetadata()).toMatchObject({
      verified_claims_supported: true,
      trust_frameworks_supported: ["fr_ardeco_local", "eidas"],
      evidence_supported: ["document", "electronic_record"],
      documents_supported: expect.arrayContaining(["idcard", "passport", "fr_justificatif_de_domicile"]),
      documents_check_methods_supported: ["vpip", "vcrypt", "vri"],
      electronic_records_supported: ["fr_franceconnect", "fr_api_particulier"],
      subject_types_supported: ["pairwise"],
    });
  });
});

describe("each way a value came to be believed", () => {
  const everyEvidence = [
    {
      ...document,
      check_details: [{ check_method: null, organization: null, time: null }],
      document_details: { type: null },
    },
    {
      type: { value: "electronic_record" },
      check_details: [{ check_method: null, organization: null, time: null }],
      record: { type: null, source: null },
    },
  ];
  const ways: Record<string, Omit<Validation, "personId" | "name">> = {
    vpip: { method: "original_seen", evidence: { kind: "passport" } },
    vri: { method: "copy_inspected", evidence: { kind: "proof_of_address" } },
    vcrypt: { method: "sealed_document", evidence: { kind: "tax_notice", issuer: "DGFIP" } },
    data: { method: "register_queried" },
    exception: { method: "exception", reason: "Sans papiers depuis l’incendie." },
  };

  async function believed(name: ElementName, value: unknown, way: keyof typeof ways): Promise<Someone> {
    const jeanne = await home.world.jeanne();
    const system = home.house.system(home.world.caen);
    const { personId } = jeanne;
    const how = ways[way];
    if (!how) throw new Error(way);
    await system.transaction(async (tx) => {
      await createDeclaration(tx, system, { personId, name, value });
      await validateElement(tx, system, { personId, name, ...how });
    });
    return jeanne;
  }

  test.each(["vpip", "vri", "vcrypt", "data"])("%s is told as such", async (way) => {
    const who = await believed("family_name", "Durand", way);
    const answer = await told(who, { family_name: null }, { evidence: everyEvidence });
    expect(answer).toMatchObject({
      verification: { evidence: [{ check_details: [{ check_method: way, organization: "caen" }] }] },
      claims: { family_name: "Durand" },
    });
  });

  test("an exception counts for the service, and is never said to be verified", async () => {
    const who = await believed("family_name", "Durand", "exception");
    expect(await told(who, { family_name: null }, { evidence: everyEvidence })).toBeUndefined();
    const { told: plain } = await connect(home, who);
    expect(plain.family_name).toBe("Durand");
  });

  test("ways that differ are told apart", async () => {
    const who = await believed("family_name", "Durand", "vri");
    const answer = await told(who, { family_name: null, given_name: null }, { evidence: everyEvidence });
    expect(answer).toMatchObject([
      { claims: { given_name: "Jeanne" } },
      { claims: { family_name: "Durand" } },
    ]);
  });
});
