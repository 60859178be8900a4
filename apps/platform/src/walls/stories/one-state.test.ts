import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildApiPorts } from "../../composition/api-ports.ts";
import { openBrands } from "../../composition/brands.ts";
import { consentJobs, withdrawGrant } from "../../features/consent/consent/index.ts";
import { listSubscriptions } from "../../features/consent/subscriptions/index.ts";
import { subscriptionWords } from "../../features/consent/subscriptions/pages/common/subscription/words.ts";
import {
  createDeclaration,
  expireElements,
  validateElement,
} from "../../features/identity/identity/index.ts";
import { apiPrograms } from "../../frames/api/index.ts";
import { deskPages } from "../../frames/desk/index.ts";
import {
  anApplication,
  asks,
  required,
  type Someone,
  type SpaceHouse,
  spaceHouse,
} from "../../frames/space/testing/space-house.ts";
import { getJob } from "../../kernel/module-jobs.ts";
import { anAgent } from "../../testing/builders.ts";
import { says } from "../../testing/consents.ts";
import { strictFeatures } from "../../testing/strict-features.ts";
import { type TestServer, testServer } from "../../testing/test-server.ts";

let home: SpaceHouse;
let server: TestServer;
let library: Awaited<ReturnType<SpaceHouse["service"]>>;
let application: { readonly clientId: string; readonly secret: string };
const PAGE = "/caen/espace/services/caen/bibliotheque";

beforeAll(async () => {
  home = await spaceHouse();
  library = await home.service("bibliotheque", {
    title: { fr: "Bibliothèque", en: "Library" },
    requests: [asks("given_name", required)],
    eligibility: "family_quotient < 900",
    whenRuleFails: { outcome: "suspend", noticeDays: 10 },
  });
  application = await anApplication(home, library);
  const brands = openBrands(home.house.runtime, { demonstration: false });
  server = await testServer(home.house, {
    surfaces: [deskPages(strictFeatures)],
    programs: [apiPrograms(buildApiPorts(home.house.runtime, brands))],
  });
});
afterAll(() => home?.house.close());

const plain = (body: string) => body.replace(/<[^>]*>/g, " ").replace(/[\s\u00a0\u202f]+/g, " ");

async function askApi(
  { clientId, secret }: typeof application,
  query = "",
): Promise<{ status: number; link: string | undefined; body: Record<string, unknown>[]; next?: string }> {
  const answer = await server.app.inject({
    url: `/api/v1/authorities/caen/subscriptions${query}`,
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString("base64")}` },
  });
  const { subscriptions = [], next } = answer.json();
  const link = answer.headers.link;
  return {
    status: answer.statusCode,
    link: link === undefined ? link : String(link),
    body: subscriptions,
    next,
  };
}

/** The state and the sentence of each door, as somebody reads it there. */
async function doors(jeanne: Someone) {
  const words = subscriptionWords("fr");
  const [held] = await listSubscriptions(jeanne, jeanne.personId);
  if (!held) throw new Error("she said yes");
  const agent = await anAgent(home.house, home.caen, ["reception"]);
  const desk = await (await server.signedIn(agent)).open(
    `/caen/agents/personnes/${jeanne.personId}?motif=help_at_desk`,
  );
  const space = await (await home.server.signedIn(jeanne)).open(`/caen/espace/accords/${held.grant.id}`);
  const api = (await askApi(application)).body.find(({ grant_id }) => grant_id === held.grant.id);
  const { state, reason, announced } = api as {
    state: keyof typeof words.states;
    reason?: keyof typeof words.reasons;
    announced?: { state: "suspended" | "closed"; on: string };
  };
  const sentence = [words.states[state], reason ? words.reasons[reason] : ""].filter(Boolean);
  return { state, reason, announced, sentence, space: plain(space.body), desk: plain(desk.body) };
}

async function change(jeanne: Someone, quotient: number, validUntil?: string) {
  const element = { personId: jeanne.personId, name: "family_quotient" } as const;
  await jeanne.transaction((tx) => createDeclaration(tx, jeanne, { ...element, value: quotient }));
  const agent = await anAgent(home.house, home.caen, ["validator"]);
  const until = validUntil ? { validUntil } : {};
  await agent.transaction((tx) =>
    validateElement(tx, agent, { ...element, method: "original_seen", ...until }),
  );
  await home.house.drain();
}

async function night(instant: string) {
  home.house.clock.set(instant);
  const system = home.house.system(home.caen);
  await expireElements(system);
  await getJob(consentJobs, "consent.refresh").run(system, {});
  await home.house.drain();
}

describe("one story, three doors", () => {
  test("the person, the agent and the application read the same state and the same reason at each step", async () => {
    const jeanne = await home.jeanne({ family_quotient: 500 });
    const grant = await says({ granted: ["given_name"] }, jeanne, library);
    await home.house.drain();
    const steps: unknown[] = [];
    const look = async () => {
      const seen = await doors(jeanne);
      for (const sentence of seen.sentence) {
        // The same reason, said to the one who asked.
        const { reasons, askedByYou } = subscriptionWords("fr");
        expect(seen.space).toContain(sentence === reasons.person ? askedByYou : sentence);
        if (seen.state !== "closed") expect(seen.desk).toContain(sentence);
      }
      const { state, reason, announced } = seen;
      steps.push([state, reason, announced]);
      return seen;
    };
    await look();
    await change(jeanne, 1200);
    expect((await look()).space).toContain("il sera suspendu le vendredi 4 décembre 2026, si rien ne change");
    await night("2026-12-04T08:00:00Z");
    const failing = await look();
    expect(failing.space).toContain("Avoir un quotient familial inférieur à 900 € Non");
    await change(jeanne, 600, "2026-12-31");
    await look();
    await night("2027-01-01T08:00:00Z");
    await look();
    await change(jeanne, 600, "2027-12-31");
    await look();
    await withdrawGrant(jeanne, { personId: jeanne.personId, grantId: grant.id });
    await home.house.drain();
    await look();
    expect(steps).toEqual([
      ["open", undefined, undefined],
      ["open", undefined, { state: "suspended", on: "2026-12-04" }],
      ["suspended", "conditions", undefined],
      ["open", undefined, undefined],
      ["suspended", "incomplete", undefined],
      ["open", undefined, undefined],
      ["closed", "person", undefined],
    ]);
  });
});

describe("a suspended service leads to its mending", () => {
  test("exactly what has run out, one button, and once checked the service is live again", async () => {
    home.house.clock.set("2026-11-24T08:00:00Z");
    const jeanne = await home.jeanne({ family_quotient: 500 });
    await change(jeanne, 500, "2026-12-31");
    await says({ granted: ["given_name"] }, jeanne, library);
    await night("2027-01-02T08:00:00Z");
    const browser = await home.server.signedIn(jeanne);
    const services = plain((await browser.open("/caen/espace/services")).body);
    expect(services).toContain("Suspendu");
    const grantId = (await listSubscriptions(jeanne, jeanne.personId))[0]?.grant.id;
    const page = await browser.open(`/caen/espace/accords/${grantId}`);
    expect(plain(page.body)).toContain(
      "Quotient familial (en euros) : à renouveler, sa durée de validité est passée",
    );
    expect(plain(page.body)).toContain("Mettre à jour : quotient familial (en euros)");
    expect(page.body).toContain(`href="${PAGE}/completer"`);

    const form = await browser.open(`${PAGE}/completer`);
    expect(plain(form.body)).toContain("Mettre à jour pour ce service");
    expect(form.body.match(/name="value_[a-z_]+/g)).toEqual(['name="value_family_quotient']);
    await browser.submit({ value_family_quotient: "520", kind_family_quotient: "brought" });
    const waiting = plain((await browser.open(`/caen/espace/accords/${grantId}`)).body);
    expect(waiting).toContain("Pas encore envoyé : Quotient familial (en euros).");
    expect(waiting).toContain("Terminer et envoyer");
    expect(waiting).not.toContain("Vous n’avez rien à faire");
    expect(waiting).not.toContain("Mettre à jour : quotient");

    const agent = await anAgent(home.house, home.caen, ["validator"]);
    const element = { personId: jeanne.personId, name: "family_quotient" } as const;
    await agent.transaction((tx) => validateElement(tx, agent, { ...element, method: "original_seen" }));
    await home.house.drain();
    const after = plain((await browser.open(`/caen/espace/accords/${grantId}`)).body);
    expect(after).toContain("Ouvert");
    expect(after).not.toContain("Pourquoi ce service est suspendu");
  });
});

describe("attacks", () => {
  test("an application reads its own service and no other, whatever it asks; never an element", async () => {
    const other = await home.service("piscine", { requests: [asks("given_name", required)] });
    const stranger = await anApplication(home, other);
    expect((await askApi(stranger)).body).toEqual([]);
    expect((await askApi({ clientId: stranger.clientId, secret: application.secret })).status).toBe(401);
    const chosen = await askApi(stranger, `?serviceId=${library.id}`);
    expect(chosen.body).toEqual([]);
    const own = await askApi(application);
    expect(own.body.length).toBeGreaterThan(0);
    expect(JSON.stringify(own.body)).not.toMatch(/quotient|given_name|Jeanne/);
    const keys = new Set(own.body.flatMap((one) => Object.keys(one)));
    expect([...keys].filter((key) => /person|subject|holder/.test(key))).toEqual([]);
  });

  test("page by page, each once", async () => {
    const first = await askApi(application, "?per_page=1");
    expect(first.body).toHaveLength(1);
    expect(first.link).toContain('rel="next"');
    const second = await askApi(application, `?per_page=1&after=${first.next}`);
    expect(second.body[0]?.grant_id).not.toBe(first.body[0]?.grant_id);
  });

  test("an agent’s token and nobody are refused", async () => {
    const nobody = await server.app.inject({ url: "/api/v1/authorities/caen/subscriptions" });
    expect(nobody.statusCode).toBe(401);
  });
});
