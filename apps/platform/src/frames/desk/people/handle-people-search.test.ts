import { afterAll, beforeAll, expect, test } from "vitest";
import { readAuthorityJournal } from "../../../features/trust/audit/index.ts";
import { aPerson } from "../../../testing/builders.ts";
import { aDesk, type Desk } from "../testing/a-desk.ts";

let desk: Desk;
let solange: string;
let julien: string;
let agent: Awaited<ReturnType<Desk["at"]>>;

beforeAll(async () => {
  desk = await aDesk();
  const known = (validated: Record<string, string>) => aPerson(desk.house, desk.caen.id, { validated });
  solange = (
    await known({
      given_name: "Solange",
      family_name: "Quertier",
      name_of_use: "Le Hénaff",
      birthdate: "1961-03-08",
      phone_number: "+33612345678",
    })
  ).personId;
  julien = (await known({ given_name: "Julien", family_name: "Quertier", birthdate: "1961-03-08" })).personId;
  await known({ given_name: "Aline", family_name: "Baudry", birthdate: "1961-03-08" });
  agent = await desk.at(["reception"], "Paul Girard");
});
afterAll(() => desk.house.close());

/** Who is shown as found, and who as perhaps meant. */
async function found(recherche: string, motif = "check") {
  await agent.open("/caen/agents/personnes");
  const { body, status } = await agent.submit({ recherche, motif }, { action: "/caen/agents/personnes" });
  const idsIn = (section: string) => [
    ...new Set([...section.matchAll(/personnes\/([0-9a-f-]{36})/g)].map(([, id]) => id)),
  ];
  const [exact = "", maybe = ""] = body.split('id="peut-etre"');
  return { status, body, exact: idsIn(exact), maybe: idsIn(maybe) };
}

test.each([
  ["Quertier Solange 08/03/1961"],
  ["solange QUERTIER 8 mars 1961"],
  ["Solange Le Henaff 8/3/61"],
  ["Le Hénaff 08031961"],
  ["Solange 8 mars 1961"],
])("everything of “%s” is hers: she is found, first", async (typed) => {
  const { exact, body } = await found(typed);
  expect(exact).toEqual([solange]);
  expect(body).toContain("Une personne");
});

test.each([
  ["Kertier Solange 08/03/1961"],
  ["Quertier Solanje 08/03/1961"],
  ["Qeurtier Solange 08/03/1961"],
  ["Qeurtier Slange 08/03/1961"],
  ["Le Henaf 08/03/1961"],
  ["Solange Quertier 03/08/1961"],
  ["Solange Quertier 08/03/1916"],
  ["Quertier Solange 08/03/1962"],
])("“%s” is written otherwise: she is perhaps meant, and it is said why", async (typed) => {
  const { exact, maybe, body } = await found(typed);
  expect(exact).toEqual([]);
  expect(maybe[0]).toBe(solange);
  expect(body).toContain("Personne ne correspond exactement");
  expect(body).toMatch(/Peut-être la même personne\s: /);
});

test("who has the family name and the day and another given name comes after; nobody else born that day does", async () => {
  const { exact, maybe } = await found("Solange Quertier 08/03/1961");
  expect([exact, maybe]).toEqual([[solange], [julien]]);
  const nickname = await found("Quertier Fanfan 08/03/1961");
  expect([nickname.exact, nickname.maybe.toSorted()]).toEqual([[], [solange, julien].toSorted()]);
});

test("a number that is hers with a name that is not is told as perhaps; what is nobody's finds nobody", async () => {
  const { exact, maybe, body } = await found("Durand 06 12 34 56 78");
  expect([exact, maybe]).toEqual([[], [solange]]);
  expect(body).toContain("Même numéro de téléphone");
  const nobody = await found("Zéphirin Wattelet 08/03/1961");
  expect([nobody.exact, nobody.maybe]).toEqual([[], []]);
  expect(nobody.body).toContain("Personne ne correspond");
  expect((await found("Solange Quertier")).status).toBe(422);
});

test("an address that many share shows ten of them, and says that there are more", async () => {
  for (let made = 0; made < 12; made += 1)
    await aPerson(desk.house, desk.caen.id, {
      validated: { given_name: "Ida", family_name: "Foyer", email: "accueil@foyer.example" },
    });
  const { exact, body } = await found("accueil@foyer.example");
  expect(exact).toHaveLength(10);
  expect(body).toMatch(/D’autres personnes correspondent et ne sont pas montrées/);
  expect((await found("Solange Quertier 08/03/1961")).body).not.toContain("D’autres personnes");
});

test("during a call nothing but names shows; another authority finds nobody; the journal names who was shown", async () => {
  const { body } = await found("Kertier Solange 08/03/1961", "telephone");
  expect(body).toContain("Solange Le Hénaff");
  expect(body).not.toContain("Peut-être la même personne");
  expect(body).not.toContain("Date de naissance\u00a0:");
  const auditor = await desk.agent(["auditor"], "Ève Contrôle");
  const { entries } = await auditor.transaction((tx) => readAuthorityJournal(tx, auditor, { limit: 10 }));
  const told = entries.find(({ action }) => action === "enrolment.people_searched");
  expect(told?.data).toEqual({ found: [solange] });
  const neighbour = await desk.at(["reception"], "Rose Vidal", desk.honfleur.id);
  await neighbour.open("/honfleur/agents/personnes");
  const there = await neighbour.submit(
    { recherche: "Solange Quertier 08/03/1961", motif: "check" },
    { action: "/honfleur/agents/personnes" },
  );
  expect(there.body).toContain("Personne ne correspond");
  expect(there.body).not.toContain("Quertier, ");
});
