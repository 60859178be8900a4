import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readPersonView } from "../../../features/enrolment/enrolment/index.ts";
import { readPersonJournal } from "../../../features/trust/audit/index.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import type { Browser } from "../../../testing/test-browser.ts";
import { type Arrived, aDesk, type Desk } from "../testing/a-desk.ts";

let desk: Desk;
let jeanne: Arrived;
let agent: Browser;
const WORDS = "Courrier revenu, je vérifie l’adresse";
const page = (id: PersonId, purpose = "") => `/caen/agents/personnes/${id}${purpose}`;

beforeAll(async () => {
  desk = await aDesk();
  jeanne = await desk.arrives();
  agent = await desk.server.signedIn(await desk.agent(["validator"]));
});
afterAll(() => desk.house.close());

const looks = async () =>
  (await readPersonJournal(jeanne, jeanne.personId)).entries.filter(
    ({ action }) => action === "enrolment.person_consulted",
  );

test("outside a file, nobody is seen before a reason is chosen or written", async () => {
  const before = (await looks()).length;
  const { body } = await agent.open(page(jeanne.personId));
  expect(body).toContain("Pourquoi consultez-vous cette personne");
  expect(body).not.toContain("Martin");
  expect((await agent.open(page(jeanne.personId, "?motif=other"))).body).toContain("Pourquoi consultez-vous");
  expect(await looks()).toHaveLength(before);
});

test("written once, it opens the page, stays out of the address, is read by the person, and holds for the sitting", async () => {
  await agent.open(page(jeanne.personId));
  const shown = await agent.submit({ raison: WORDS }, { action: `${page(jeanne.personId)}/motif` });
  expect(shown.url).toBe(page(jeanne.personId, "?motif=other"));
  expect(shown.redirects.join()).not.toContain("Courrier");
  expect(shown.body).toContain("Martin");
  expect((await agent.open(page(jeanne.personId, "?motif=other"))).body).toContain("Martin");
  const [last] = await looks();
  expect(last?.data).toEqual({ purpose: "other", words: WORDS });
  desk.house.clock.advance(16 * 60_000);
  expect((await agent.open(page(jeanne.personId, "?motif=other"))).body).toContain("Pourquoi consultez-vous");
});

describe("a reason written about one person", () => {
  test("opens nobody else’s page", async () => {
    await agent.open(page(jeanne.personId));
    await agent.submit({ raison: WORDS }, { action: `${page(jeanne.personId)}/motif` });
    const cookie = agent.cookies.get("ardeco_raison", page(jeanne.personId)) ?? "";
    expect(cookie).not.toBe("");
    expect(Buffer.from(cookie, "base64url").toString()).not.toContain("Courrier");
    const other = await desk.arrives();
    agent.cookies.set("ardeco_raison", cookie, page(other.personId));
    expect((await agent.open(page(other.personId, "?motif=other"))).body).toContain(
      "Pourquoi consultez-vous",
    );
  });

  test("is not another agent’s", async () => {
    const cookie = agent.cookies.get("ardeco_raison", page(jeanne.personId)) ?? "";
    const colleague = await desk.server.signedIn(await desk.agent(["validator"]));
    colleague.cookies.set("ardeco_raison", cookie, page(jeanne.personId));
    expect((await colleague.open(page(jeanne.personId, "?motif=other"))).body).toContain(
      "Pourquoi consultez-vous",
    );
  });
});

test.each(["", "  ", "ab", "x".repeat(201)])(
  "“%s” is no reason: said beside the field, what was typed stays",
  async (raison) => {
    await agent.open(page(jeanne.personId));
    const shown = await agent.submit({ raison }, { action: `${page(jeanne.personId)}/motif` });
    expect(shown.status).toBe(422);
    expect(shown.body).toContain("Dites pourquoi vous consultez cette personne");
    const validator = await desk.agent(["validator"]);
    const look = readPersonView(validator, { personId: jeanne.personId, purpose: "other", words: raison });
    await expect(look).rejects.toThrow("enrolment.reason_needed");
  },
);
