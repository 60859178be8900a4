import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { requestErasure } from "../../features/records/rights/index.ts";
import { arrives } from "../../frames/desk/testing/a-desk.ts";
import { isChildOf } from "../../frames/desk/testing/a-family.ts";
import { parseId } from "../../kernel/ids.ts";
import { anAgent, aPerson } from "../builders.ts";
import type { Browser } from "../test-browser.ts";
import { aToyLibrary, type ToyLibrary } from "./a-toy-library.ts";
import { lendToy } from "./lend-toy.ts";
import { toyTable } from "./table.ts";

// A feature is one folder, and one line where features are listed (a-toy-library.ts): all the rest follows.

let library: ToyLibrary;
let lea: Awaited<ReturnType<typeof aPerson>>;
let agent: Awaited<ReturnType<typeof anAgent>>;
let desk: Browser;
let home: Browser;

beforeAll(async () => {
  library = await aToyLibrary();
  const { house, town, server } = library;
  const validated = { given_name: "Léa", family_name: "Martin", birthdate: "1990-05-04" };
  lea = await aPerson(house, town.id, { validated });
  agent = await anAgent(house, town.id, ["reception", "validator"]);
  await lendToy(agent, { personId: lea.personId, toy: "Ours brun" });
  await house.drain();
  desk = await server.signedIn(agent);
  home = await server.signedIn(lea);
});
afterAll(() => library?.house.close());

/** As one reads it: a space that does not break is a space. */
const toText = (body: string): string => body.replace(/[\u00a0\u202f]/g, " ");

const person = (purpose: string) => `/caen/agents/personnes/${lea.personId}?motif=${purpose}`;

/** How many statements that name the table of toys were sent meanwhile. */
async function countToyStatements(browser: Browser, page: string): Promise<number> {
  const sent = vi.spyOn(Client.prototype, "query");
  try {
    expect((await browser.open(page)).status).toBe(200);
    const texts = sent.mock.calls.map(([query]: readonly unknown[]) => JSON.stringify(query));
    return texts.filter((text) => text.includes(toyTable.name)).length;
  } finally {
    sent.mockRestore();
  }
}

describe("what a feature says of itself is found everywhere", () => {
  test("its page and its link in the space, in the layout of the frame", async () => {
    const { status, body } = await home.open("/caen/espace/jouets");
    expect(status).toBe(200);
    expect(body).toContain("Ours brun");
    expect(body).toMatch(/<a [^>]*href="\/caen\/espace\/jouets"[^>]*aria-current="page"[^>]*>/);
    expect(body).toContain('href="/caen/espace/services"');
    expect((await home.open("/caen/espace?lang=en")).body).toContain("My toys");
    await home.open("/caen/espace?lang=fr");
  });

  test("its page and its link at the desk, for whoever may open it", async () => {
    const { status, body } = await desk.open("/caen/agents/jouets");
    expect(status).toBe(200);
    expect(body).toMatch(/<a [^>]*href="\/caen\/agents\/jouets"[^>]*aria-current="page"[^>]*>/);
    expect(body).toContain('href="/caen/agents/personnes"');
    const visitor = await library.server.visitor().open("/caen/agents/jouets");
    expect(visitor.url).toContain("/caen/agents/connexion");
  });

  test("its panel on the page of a person, beside the one that it names", async () => {
    const { body } = await desk.open(person("help_at_desk"));
    expect(body).toContain("Jouets prêtés");
    expect(body).toContain("<li>Ours brun</li>");
    const [exchanges, toys, services] = ["echanges", "jouets", "services"].map((id) =>
      body.indexOf(`id="${id}"`),
    );
    expect(exchanges).toBeLessThan(toys ?? 0);
    expect(toys).toBeLessThan(services ?? 0);
  });

  test("its card on the home of the space, which no longer says that there is nothing to do", async () => {
    const body = toText((await home.open("/caen/espace")).body);
    expect(body).toContain("À rendre : Ours brun");
    expect(body).not.toContain("Rien à faire pour l’instant");
  });

  test("its sentence in the journal, its rows in the export, its job done", async () => {
    expect(toText((await home.open("/caen/espace/journal")).body)).toContain(
      "Un jouet vous a été prêté : Ours brun.",
    );
    const { body } = await home.open("/caen/espace/informations/export.json");
    expect(JSON.parse(body)).toMatchObject({
      toys: { jouets: [{ jouet: "Ours brun", prete_le: "2026-11-24" }] },
    });
    const rows = await library.house.sqlAs("owner", `select reminded from ${toyTable.name}`);
    expect(rows).toEqual([{ reminded: true }]);
  });

  test("its table is as it says", async () => {
    const columns = await library.house.sqlAs<{ name: string }>(
      "owner",
      "select column_name as name from information_schema.columns where table_name = $1",
      [toyTable.name],
    );
    const said = [toyTable.subjectColumn, ...Object.keys(toyTable.personalColumns)];
    expect(columns.map(({ name }) => name)).toEqual(expect.arrayContaining(said));
  });
});

describe("whoever may not see it", () => {
  test("sees neither the panel nor the link, and nothing is read for them", async () => {
    const { house, town, server } = library;
    const ines = await anAgent(house, town.id, [{ role: "service_validator", deskId: town.deskId }], "Inès");
    const browser = await server.signedIn(ines);
    const { personId } = await arrives(house.as({ kind: "anonymous" }, town.id), {});
    await lendToy(agent, { personId, toy: "Ours blanc" });
    const page = `/caen/agents/personnes/${personId}?motif=check`;
    expect(await countToyStatements(desk, page)).toBe(1);
    expect(desk.shown.body).toContain("<li>Ours blanc</li>");
    expect(await countToyStatements(browser, page)).toBe(0);
    expect(browser.shown.body).toContain("Jeanne Martin");
    expect(browser.shown.body).not.toContain("Jouets prêtés");
    expect(browser.shown.body).not.toContain("Ours blanc");
    expect(browser.shown.body).not.toContain("/caen/agents/jouets");
    expect((await browser.open("/caen/agents/jouets")).status).toBe(403);
  });
});

test("the home costs one statement of the feature, for one person as for a family of four", async () => {
  const { house, town, server } = library;
  const parent = await aPerson(house, town.id, {
    validated: { given_name: "Marc", birthdate: "1985-02-03" },
  });
  const browser = await server.signedIn(parent);
  expect(await countToyStatements(browser, "/caen/espace")).toBe(1);
  for (const name of ["Zoé", "Noé", "Anna"]) {
    const known = { given_name: name, family_name: "Petit", birthdate: "2018-03-04" };
    const child = await aPerson(house, town.id, { validated: known });
    await isChildOf(agent, { child: child.personId, parent: parent.personId });
    await lendToy(agent, { personId: child.personId, toy: `Puzzle ${name}` });
  }
  // The policy of the table of the test shows the reader their own rows alone.
  await house.sqlAs("owner", `create policy family on ${toyTable.name} for select using (true)`);
  expect(await countToyStatements(browser, "/caen/espace")).toBe(1);
  for (const name of ["Zoé", "Noé", "Anna"])
    expect(toText(browser.shown.body)).toContain(`À rendre : Puzzle ${name}, pour ${name}`);
});

test("once the person is erased, nothing of the feature is left of them", async () => {
  const { house, town, registry } = library;
  const session = { actor: lea.actor, method: "email_link", createdAt: house.clock.now() } as const;
  const id = parseId<"rights_request">(lea.newId());
  await requestErasure(lea, { id, personId: lea.personId, text: "Adieu.", session });
  await house.drain();
  house.clock.advance(10 * 86_400_000);
  const job = registry.jobs.find(({ handlers }) => handlers["people.erase_asked"]);
  await job?.handlers["people.erase_asked"]?.run(house.system(town.id), {});
  await house.drain();
  const rows = await house.sqlAs<{ person_id: string }>("owner", `select person_id from ${toyTable.name}`);
  expect(rows.map(({ person_id: personId }) => personId)).not.toContain(lea.personId);
  expect(rows).toHaveLength(4);
  const order = registry.contributions.map(({ module }) => module);
  expect(order.indexOf("toys")).toBeLessThan(order.indexOf("identity"));
  expect(order.at(-1)).toBe("keys");
});
