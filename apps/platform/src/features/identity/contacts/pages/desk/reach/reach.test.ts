import { randomUUID } from "node:crypto";
import type { ElementName } from "@ardeco/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aDesk, type Desk } from "../../../../../../frames/desk/testing/a-desk.ts";
import type { PersonId } from "../../../../../../kernel/ids.ts";
import { anAgent, aPerson } from "../../../../../../testing/builders.ts";
import { createDeclaration, listElements, setPersonStatus } from "../../../../identity/index.ts";

let desk: Desk;

beforeAll(async () => {
  desk = await aDesk();
});
afterAll(() => desk?.house.close());

const plain = (body: string) => body.replace(/<[^>]*>/g, " ").replace(/[\s\u00a0\u202f]+/g, " ");
const page = (id: PersonId, purpose = "help_at_desk") => `/caen/agents/personnes/${id}?motif=${purpose}`;
const at = (id: PersonId, element: string) => `/caen/agents/personnes/${id}/coordonnees/${element}`;

const jeanne = () =>
  aPerson(desk.house, desk.caen.id, {
    validated: { given_name: "Jeanne", family_name: "Martin", birthdate: "1990-05-04" },
    declared: { phone_number: "06 12 34 56 78", email: "jeanne@courriel.example" },
  });

async function known(personId: PersonId, name: ElementName) {
  const system = desk.house.system(desk.caen.id);
  const [pair] = await system.transaction((tx) => listElements(tx, system, personId, [name]));
  return pair;
}

/** What the form sends, made by hand. */
const forged = async (id: PersonId, name: ElementName = "phone_number") => ({
  elementId: (await known(id, name))?.declared?.id ?? randomUUID(),
  preuve: "answered",
});

describe("a number, or an address, confirmed with no file open", () => {
  test("by calling back, on the telephone: the person reads how, and the number waits no more", async () => {
    const { personId } = await jeanne();
    const agent = await desk.at(["validator"], "Camille Lefèvre");
    const shown = plain((await agent.open(page(personId, "telephone"))).body);
    expect(shown).toContain("Numéro confirmé par rappel");
    expect(shown).not.toContain("Numéro confirmé au guichet");
    const done = await agent.submit({ preuve: "answered" }, { action: at(personId, "phone_number") });
    expect(done.url).toContain(page(personId, "telephone"));
    expect(done.body).not.toContain(at(personId, "phone_number"));
    expect((await known(personId, "phone_number"))?.validated).toMatchObject({
      value: "+33612345678",
      provenance: {
        method: "exception",
        reason: "Numéro confirmé par rappel.",
        by: { label: "Camille Lefèvre" },
      },
    });
    expect((await known(personId, "email"))?.validated).toBeUndefined();
  });

  test("an e-mail address likewise, by somebody who stands at the desk", async () => {
    const { personId } = await jeanne();
    const agent = await desk.at(["validator"]);
    await agent.open(page(personId));
    await agent.submit({ preuve: "at_desk" }, { action: at(personId, "email") });
    expect((await known(personId, "email"))?.validated).toMatchObject({
      value: "jeanne@courriel.example",
      provenance: { method: "exception", reason: "Adresse confirmée au guichet." },
    });
  });
});

describe("attacks", () => {
  test("a number that changed since the page was read is not confirmed unseen", async () => {
    const person = await jeanne();
    const { personId } = person;
    const agent = await desk.at(["validator"]);
    await agent.open(page(personId));
    await person.transaction((tx) =>
      createDeclaration(tx, person, { personId, name: "phone_number", value: "07 99 99 99 99" }),
    );
    const late = await agent.submit({ preuve: "answered" }, { action: at(personId, "phone_number") });
    expect(late.status).toBe(409);
    expect((await known(personId, "phone_number"))?.validated).toBeUndefined();
  });

  test("reception sees no button; neither they, nor a service’s validator, nor another town confirm anything", async () => {
    const { personId } = await jeanne();
    const form = await forged(personId);
    const reception = await desk.at(["reception"]);
    expect((await reception.open(page(personId))).body).not.toContain("coordonnees");
    expect((await reception.post(at(personId, "phone_number"), form)).status).toBe(403);
    const service = await desk.at([{ role: "service_validator", deskId: desk.libraryDesk }]);
    await service.open("/caen/agents");
    expect((await service.post(at(personId, "phone_number"), form)).status).toBe(404);
    const other = await desk.server.signedIn(await anAgent(desk.house, desk.honfleur.id, ["validator"]));
    await other.open("/honfleur/agents");
    const away = at(personId, "phone_number").replace("/caen/", "/honfleur/");
    expect((await other.post(away, form)).status).toBe(404);
    expect((await known(personId, "phone_number"))?.validated).toBeUndefined();
  });

  test("what a document proves is not confirmed so, nor anything of somebody who died", async () => {
    const person = await jeanne();
    const { personId } = person;
    const agent = await desk.at(["validator"]);
    await agent.open(page(personId));
    await person.transaction((tx) =>
      createDeclaration(tx, person, { personId, name: "family_name", value: "Durand" }),
    );
    const name = await agent.post(at(personId, "family_name"), await forged(personId, "family_name"));
    expect(name.status).toBe(404);
    const system = desk.house.system(desk.caen.id);
    await system.transaction((tx) => setPersonStatus(tx, system, personId, "deceased"));
    expect((await agent.open(page(personId))).body).not.toContain("coordonnees");
    const late = await agent.post(at(personId, "phone_number"), await forged(personId));
    expect(late.status).toBe(409);
    expect((await known(personId, "phone_number"))?.validated).toBeUndefined();
  });
});
