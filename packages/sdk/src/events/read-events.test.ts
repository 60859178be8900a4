import { randomUUID } from "node:crypto";
import {
  createLocalJWKSet,
  exportJWK,
  type GenerateKeyPairResult,
  generateKeyPair,
  SignJWT,
  UnsecuredJWT,
} from "jose";
import { beforeAll, describe, expect, test } from "vitest";
import type { Hearing } from "../connection.ts";
import type { ArdecoEvent, SubscriptionChanged } from "../index.ts";
import { memoryStore } from "./done-store.ts";
import { EventRefused } from "./event-refused.ts";
import { eventReader } from "./read-events.ts";

const issuer = "https://ville.example/caen/oidc";
const now = new Date("2026-11-24T10:00:00Z");
const seconds = Math.floor(now.getTime() / 1000);
const DAY = 24 * 3600;
const withdrawn = { grant_id: "g-1", withdrawn_on: "2026-11-24", initiated_by: "person" };
const events = { "https://ardeco.eu/events/grant-withdrawn": withdrawn };

let town: GenerateKeyPairResult;
let hearing: Omit<Hearing, "done">;
beforeAll(async () => {
  town = await generateKeyPair("ES256");
  const keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(town.publicKey)), kid: "town" }] });
  hearing = { issuer, clientId: "pool", keys, now: () => now };
});

type Members = Readonly<Record<string, unknown>>;
function aToken(claims: Members = {}, header: Members = {}, key = town.privateKey): Promise<string> {
  const about = { format: "iss_sub", iss: issuer, sub: "karim-at-the-pool" };
  const all = { iss: issuer, aud: "pool", iat: seconds, jti: randomUUID(), sub_id: about, events, ...claims };
  return new SignJWT(all)
    .setProtectedHeader({ alg: "ES256", typ: "secevent+jwt", kid: "town", ...header })
    .sign(key);
}

function aPool(done = memoryStore(() => now)) {
  const heard: ArdecoEvent[] = [];
  const read = eventReader({ ...hearing, done });
  return { heard, read: (token: string) => read(token, (event) => void heard.push(event)) };
}

describe("what the authority pushes", () => {
  test("is read once, however often and however fast it is sent", async () => {
    const { heard, read } = aPool();
    const token = await aToken({ jti: "e-1" });
    const taken = await Promise.all([read(token), read(token)]);
    // Which of the two is checked first is the machine's affair; that one alone does the work is ours.
    expect(taken.map(({ again }) => again).sort()).toEqual([false, true]);
    expect((await read(token)).again).toBe(true);
    expect(heard).toEqual([
      {
        kind: "grant-withdrawn",
        jti: "e-1",
        sub: "karim-at-the-pool",
        grantId: "g-1",
        withdrawnOn: "2026-11-24",
        initiatedBy: "person",
        kept: [],
      },
    ]);
  });

  test("is not lost when the application fails in the middle: the next one does it", async () => {
    const read = eventReader({ ...hearing, done: memoryStore(() => now) });
    const token = await aToken();
    const failing = () => Promise.reject(new Error("database away"));
    await expect(read(token, failing)).rejects.toThrow("database away");
    expect(await read(token, () => {})).toMatchObject({ again: false });
  });

  test("may be an event of tomorrow: it is taken, so that it is not sent again", async () => {
    const uri = "https://ardeco.eu/events/of-tomorrow";
    const { event } = await aPool().read(await aToken({ events: { [uri]: { anything: 1 } } }));
    expect(event).toMatchObject({ kind: "other", uri });
  });
});

describe("a word of a later version", () => {
  const changed = { grant_id: "g-1", changed_on: "2026-11-24", state: "open" };
  const uriOf = (name: string) => `https://ardeco.eu/events/${name}`;
  const later: [string, string, Members, Members][] = [
    ["a state", "subscription-changed", { ...changed, state: "resting" }, { state: "resting" }],
    ["a reason", "subscription-changed", { ...changed, reason: "flood" }, { state: "open", reason: "flood" }],
    [
      "what is announced",
      "subscription-changed",
      { ...changed, announced: { state: "resting", on: "2027-01-01" } },
      { announced: { state: "resting", on: "2027-01-01" } } satisfies Partial<SubscriptionChanged>,
    ],
    ["who withdraws", "grant-withdrawn", { ...withdrawn, initiated_by: "region" }, { initiatedBy: "region" }],
    ["why they do", "grant-withdrawn", { ...withdrawn, reason: "flood" }, { reason: "flood" }],
  ];
  test.each(later)("%s is given as it came, and is no refusal", async (_what, name, told, read) => {
    const { heard, read: readToken } = aPool();
    await readToken(await aToken({ events: { [uriOf(name)]: told } }));
    expect(heard).toEqual([expect.objectContaining({ kind: name, ...read })]);
  });

  test.each([
    ["subscription-changed", { ...changed, state: 1 }],
    ["subscription-changed", { ...changed, reason: null }],
    ["subscription-changed", { ...changed, announced: "suspended" }],
    ["grant-withdrawn", { ...withdrawn, initiated_by: undefined }],
    ["grant-withdrawn", { ...withdrawn, reason: ["death"] }],
  ])("of %s, what is no text is refused", async (name, told) => {
    await expect(aPool().read(await aToken({ events: { [uriOf(name)]: told } }))).rejects.toBeInstanceOf(
      EventRefused,
    );
  });
});

describe("what somebody else pushes closes nothing", () => {
  const wrong: [string, Members, Members, string][] = [
    ["another issuer", { iss: "https://ailleurs.example" }, {}, "invalid_issuer"],
    ["for another application", { aud: "library" }, {}, "invalid_audience"],
    ["an ID token or a logout token", {}, { typ: "logout+jwt" }, "invalid_request"],
    ["older than what is remembered", { iat: seconds - 31 * DAY }, {}, "invalid_request"],
    ["from the future", { iat: seconds + DAY }, {}, "invalid_request"],
    ["without a date", { iat: undefined }, {}, "invalid_request"],
    ["without a name", { jti: undefined }, {}, "invalid_request"],
    ["about nobody", { sub_id: undefined }, {}, "invalid_request"],
    [
      "about another issuer's person",
      { sub_id: { format: "iss_sub", iss: "https://ailleurs.example", sub: "karim-at-the-pool" } },
      {},
      "invalid_request",
    ],
    ["two events", { events: { ...events, "https://ardeco.eu/events/other": {} } }, {}, "invalid_request"],
    ["no event", { events: {} }, {}, "invalid_request"],
    [
      "an event without its members",
      { events: { "https://ardeco.eu/events/grant-withdrawn": {} } },
      {},
      "invalid_request",
    ],
  ];
  test.each(wrong)("%s", async (_what, claims, header, code) => {
    const { heard, read } = aPool();
    const refused = await read(await aToken(claims, header)).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(EventRefused);
    expect(refused).toMatchObject({ status: 400, code, body: expect.stringContaining(`"err":"${code}"`) });
    expect(heard).toEqual([]);
  });

  test("signed by another key, by none, or by the public key taken for a secret", async () => {
    const { heard, read } = aPool();
    const stranger = await generateKeyPair("ES256");
    await expect(read(await aToken({}, {}, stranger.privateKey))).rejects.toMatchObject({
      code: "authentication_failed",
    });
    const unsigned = new UnsecuredJWT({ iss: issuer, aud: "pool", iat: seconds, jti: "x", events }).encode();
    await expect(read(unsigned)).rejects.toBeInstanceOf(EventRefused);
    const shared = new TextEncoder().encode(JSON.stringify(await exportJWK(town.publicKey)));
    const confused = new SignJWT({ iss: issuer, aud: "pool", iat: seconds, jti: "x", events });
    const header = { alg: "HS256", typ: "secevent+jwt", kid: "town" };
    await expect(read(await confused.setProtectedHeader(header).sign(shared))).rejects.toBeInstanceOf(
      EventRefused,
    );
    for (const text of ["", "a.b.c", "{}", "x".repeat(200_000)])
      await expect(read(text)).rejects.toBeInstanceOf(EventRefused);
    expect(heard).toEqual([]);
  });

  test("a key that is not published yet is no refusal: the authority sends again", async () => {
    const refused = await aPool()
      .read(await aToken({}, { kid: "new" }))
      .catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Error);
    expect(refused).not.toBeInstanceOf(EventRefused);
  });
});
