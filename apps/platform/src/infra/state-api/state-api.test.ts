import { type ApiParticulier, type RecordedCase, startApiParticulier } from "@ardeco/testing";
import { afterEach, describe, expect, test } from "vitest";
import type { OutboundAnswer } from "../../kernel/ports.ts";
import { allowRules, noAuthority } from "../../testing/allowed-hosts.ts";
import { openOutbound } from "../outbound/outbound.ts";
import { openStateApi } from "./state-api.ts";

// What may go wrong between the platform and a register, by answers of our own.

const path = "/v3/dss/quotient_familial/identite";
const identity = { familyName: "Périgord", givenNames: ["Odile"], sex: "female" } as const;
const parameters = { nomNaissance: "Périgord", prenoms: ["Odile"], sexeEtatCivil: "F" };
const family = {
  data: {
    quotient_familial: {
      fournisseur: "CNAF",
      valeur: 612,
      annee: 2026,
      mois: 11,
      annee_calcul: 2026,
      mois_calcul: 11,
    },
    allocataires: [{ nom_naissance: "PÉRIGORD", prenoms: "ODILE", date_naissance: "1990-05-04", sexe: "F" }],
    enfants: [],
    adresse: { numero_libelle_voie: "1 RUE DU SECRET" },
  },
  links: {},
  meta: {},
};
const asRecorded = (status: number, body: unknown): RecordedCase => ({
  name: "own",
  path,
  parameters,
  status,
  body,
});
const now = () => new Date("2026-11-24T08:00:00Z");

let api: ApiParticulier | undefined;
afterEach(() => api?.[Symbol.asyncDispose]());

async function asked(cases: readonly RecordedCase[], more: { token?: string; recipient?: string } = {}) {
  api = await startApiParticulier({ cases, tokens: ["jeton"] });
  const sources = openStateApi({
    outbound: openOutbound({ ...allowRules(["*=localhost:*"]), httpsOnly: false }),
    now,
  });
  return sources.quotient.ask(
    { authorityId: noAuthority, address: api.address, token: "jeton", recipient: "21140118700017", ...more },
    identity,
  );
}

/** A server that answers this, whatever is asked. */
const answers = (answer: OutboundAnswer) =>
  openStateApi({ outbound: { get: async () => answer }, now }).quotient.ask(
    {
      authorityId: noAuthority,
      address: "https://particulier.api.gouv.fr",
      token: "jeton",
      recipient: "21140118700017",
    },
    identity,
  );
const problem = (code: string, meta: object = {}) => JSON.stringify({ errors: [{ code, title: "t", meta }] });

test("a quotient found brings its month and who the family is, and nothing that nobody asked for", async () => {
  const reply = await asked([asRecorded(200, family)]);
  expect(reply).toEqual({
    outcome: "found",
    found: {
      provider: "CNAF",
      value: 612,
      month: "2026-11",
      computedMonth: "2026-11",
      recipients: [{ familyName: "PÉRIGORD", givenNames: "ODILE", birthdate: "1990-05-04" }],
      children: [],
    },
  });
  expect(JSON.stringify(reply)).not.toContain("SECRET");
});

test("the token leaves in a header, never in the address; the recipient is the authority's SIRET", async () => {
  await asked([asRecorded(200, family)]);
  const [received] = api?.received ?? [];
  expect(received?.token).toBe("jeton");
  expect(received?.parameters).toEqual({ ...parameters, recipient: "21140118700017" });
});

describe("a refusal", () => {
  test("of the token, or of a call without recipient, is for an administrator", async () => {
    expect(await asked([], { token: "périmé" })).toEqual({ outcome: "refused", code: "00101" });
    await api?.[Symbol.asyncDispose]();
    expect(await asked([], { recipient: "" })).toEqual({ outcome: "refused", code: "00203" });
  });

  test("of a datum that the habilitation hides is not taken for an absence", async () => {
    const { quotient_familial: _, ...masked } = family.data;
    expect(await asked([asRecorded(200, { ...family, data: masked })])).toEqual({
      outcome: "refused",
      code: "hidden",
    });
  });
});

test("several people, or an identity that is not enough, are told apart from nobody", async () => {
  expect(await answers({ status: 422, text: problem("00391") })).toEqual({ outcome: "several" });
  expect(await answers({ status: 422, text: problem("00366") })).toEqual({ outcome: "not_enough" });
  expect(await answers({ status: 404, text: problem("37003") })).toEqual({ outcome: "not_found" });
});

describe("a source that is down", () => {
  test.each([
    ["a page of a proxy where a register was expected", { status: 404, text: "<html>" }, { code: "404" }],
    [
      "an answer of another shape",
      { status: 200, text: '{"data":{"quotient_familial":{}}}' },
      { code: "shape" },
    ],
    ["no JSON at all", { status: 200, text: "ok" }, { code: "shape" }],
    ["a conflict", { status: 409, text: problem("00015") }, { code: "00015" }],
    [
      "an error that says when to come back",
      { status: 502, text: problem("00501", { retry_in: 10 }) },
      { code: "00501", retryAfterSeconds: 10 },
    ],
    [
      "one that says it in a header",
      { status: 503, text: "", headers: { "retry-after": "Tue, 24 Nov 2026 08:02:00 GMT" } },
      { code: "503", retryAfterSeconds: 120 },
    ],
    [
      "one that would never come back",
      { status: 503, text: "", headers: { "retry-after": "99999999" } },
      { code: "503", retryAfterSeconds: 43_200 },
    ],
  ])("%s", async (_what, answer, found) => {
    expect(await answers(answer)).toEqual({ outcome: "down", ...found });
  });

  test("never answers, or is not there", async () => {
    api = await startApiParticulier({ cases: [], tokens: ["jeton"] });
    api.become("silent");
    const outbound = openOutbound({ ...allowRules(["*=localhost:*"]), httpsOnly: false, timeoutMs: 60 });
    const access = {
      authorityId: noAuthority,
      address: api.address,
      token: "jeton",
      recipient: "21140118700017",
    };
    const sources = openStateApi({ outbound, now });
    expect(await sources.quotient.ask(access, identity)).toEqual({ outcome: "down", code: "too_slow" });
    expect(await sources.quotient.ask({ ...access, address: "http://localhost:9" }, identity)).toMatchObject({
      outcome: "down",
    });
  });
});

describe("the limits of a source", () => {
  test("a 429 says how long, by its header, its body, or a whole window", async () => {
    const late = async (answer: Partial<OutboundAnswer>) =>
      answers({ status: 429, text: problem("00429"), ...answer });
    expect(await late({ headers: { "retry-after": "17" } })).toEqual({
      outcome: "too_fast",
      retryAfterSeconds: 17,
    });
    expect(await late({ text: problem("00429", { retry_in: 25 }) })).toMatchObject({ retryAfterSeconds: 25 });
    expect(await late({ text: "" })).toMatchObject({ retryAfterSeconds: 60 });
  });

  test("the last one allowed in a window asks for a pause until its end, as an instant or as a duration", async () => {
    const found = { status: 200, text: JSON.stringify(family) };
    const at = String(now().getTime() / 1000 + 42);
    for (const reset of [at, "42"])
      expect(
        await answers({ ...found, headers: { "ratelimit-remaining": "0", "ratelimit-reset": reset } }),
      ).toMatchObject({ outcome: "found", pauseSeconds: 42 });
    const some = await answers({
      ...found,
      headers: { "ratelimit-remaining": "3", "ratelimit-reset": "42" },
    });
    expect(some).not.toHaveProperty("pauseSeconds");
  });
});
