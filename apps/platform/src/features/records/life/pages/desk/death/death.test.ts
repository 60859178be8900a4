import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aDesk, type Desk } from "../../../../../../frames/desk/testing/a-desk.ts";
import { anAgent, aPerson } from "../../../../../../testing/builders.ts";
import { findPerson } from "../../../../../identity/identity/index.ts";

let desk: Desk;

beforeAll(async () => {
  desk = await aDesk();
});
afterAll(() => desk?.house.close());

const plain = (body: string) => body.replace(/<[^>]*>/g, " ").replace(/[\s\u00a0\u202f]+/g, " ");
const known = { given_name: "Madeleine", family_name: "Roussel", birthdate: "1945-02-03" };
const madeleine = () => aPerson(desk.house, desk.caen.id, { validated: known });
const pageOf = (id: string) => `/caen/agents/personnes/${id}?motif=help_at_desk`;
const formOf = (id: string) => `/caen/agents/personnes/${id}/deces`;
const certificate = { deces_day: "20", deces_month: "11", deces_year: "2026", acte: "on" };

async function statusOf(id: Awaited<ReturnType<typeof madeleine>>["personId"]) {
  const system = desk.house.system(desk.caen.id);
  return (await system.transaction((tx) => findPerson(tx, system, id)))?.status;
}

describe("a death, at the desk, without JavaScript", () => {
  test("the certificate, then whose it is; said on the person’s page; reversed with a reason", async () => {
    const { personId } = await madeleine();
    const agent = await desk.at(["reception", "validator"], "Camille Lefèvre");
    expect((await agent.open(pageOf(personId))).body).toContain(formOf(personId));
    await agent.open(formOf(personId));
    const empty = await agent.submit({});
    expect([empty.status, plain(empty.body)]).toEqual([
      422,
      expect.stringContaining("Il faut l’acte de décès"),
    ]);
    const check = await agent.submit(certificate);
    expect(plain(check.body)).toContain("est-ce bien cette personne ?");
    expect(plain(check.body)).toContain("Madeleine Roussel");
    expect(await statusOf(personId)).not.toBe("deceased");
    const unsure = await agent.submit({});
    expect([unsure.status, await statusOf(personId)]).toEqual([422, expect.not.stringContaining("deceased")]);
    const done = await agent.submit({ identite: "on" });
    expect(plain(done.body)).toContain("Décès enregistré le mardi 24 novembre 2026 par Camille Lefèvre");
    expect(done.body).not.toContain("Inscrire un enfant");
    expect((await agent.open(formOf(personId))).url).toBe(pageOf(personId));

    await agent.open(`${formOf(personId)}/annuler`);
    expect((await agent.submit({ motif: "" })).status).toBe(422);
    const back = await agent.submit({ motif: "Homonyme" });
    expect(plain(back.body)).not.toContain("Décès enregistré");
    expect(await statusOf(personId)).toBe("draft");
  });
});

test("who is called otherwise than on their papers: the name of birth is beside it, to compare with the certificate", async () => {
  const married = { validated: { ...known, name_of_use: "Lenoir" } };
  const { personId } = await aPerson(desk.house, desk.caen.id, married);
  const agent = await desk.at(["reception", "validator"]);
  const page = plain((await agent.open(pageOf(personId))).body);
  expect(page).toContain("Madeleine Lenoir");
  expect(page).toMatch(/Nom de naissance\W+Roussel/);
  await agent.open(formOf(personId));
  const check = plain((await agent.submit(certificate)).body);
  expect(check).toContain("Madeleine Lenoir");
  expect(check).toContain("Nom de naissance Roussel");
});

describe("attacks", () => {
  test("who does not validate sees no link, no form, and posts nothing", async () => {
    const { personId } = await madeleine();
    for (const role of ["reception", "service_validator"] as const) {
      const agent = await desk.at([role]);
      expect((await agent.open(formOf(personId))).status).toBe(403);
      await agent.open("/caen/agents");
      const forged = { ...certificate, identite: "on", verifie: "1" };
      expect((await agent.post(formOf(personId), forged)).status).toBe(403);
      expect((await agent.post(`${formOf(personId)}/annuler`, { motif: "x" })).status).toBe(403);
    }
    expect(await statusOf(personId)).not.toBe("deceased");
  });

  test("a validator of another town finds nobody", async () => {
    const { personId } = await madeleine();
    const other = await anAgent(desk.house, desk.honfleur.id, ["validator"]);
    const agent = await desk.server.signedIn(other);
    await agent.open("/honfleur/agents");
    const forged = { ...certificate, identite: "on", verifie: "1" };
    const answer = await agent.post(`/honfleur/agents/personnes/${personId}/deces`, forged);
    expect(answer.status).toBe(404);
    expect(await statusOf(personId)).not.toBe("deceased");
  });
});
