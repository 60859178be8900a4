import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AuthorityId } from "../../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { readPersonJournal } from "../../trust/audit/index.ts";
import { getPersonKey } from "../../trust/keys/index.ts";
import {
  createDeclaration,
  expireElements,
  findPersonsByValue,
  identityJobs,
  listElements,
  listPeopleElements,
  readValidated,
  rejectElement,
  validateElement,
} from "./index.ts";

let house: TestRuntime;
let caen: AuthorityId;
let honfleur: AuthorityId;

beforeAll(async () => {
  house = await testRuntime([identityJobs]);
  caen = (await aTown(house, { slug: "caen" })).id;
  honfleur = (await aTown(house, { slug: "honfleur", officialCode: "14333" })).id;
});
afterAll(() => house.close());

const address = {
  street_address: "12 rue Saint-Jean",
  postal_code: "14000",
  locality: "Caen",
  country: "FR",
};

describe("an element is declared, then decided", () => {
  test("two who say it at the same instant are both heard, and one value waits", async () => {
    const lea = await aPerson(house, caen);
    const say = (given_name: string) =>
      lea.transaction((tx) =>
        createDeclaration(tx, lea, { personId: lea.personId, name: "given_name", value: given_name }),
      );
    await Promise.all(["Léa", "Lea", "Léah"].map(say));
    const [pair] = await lea.transaction((tx) => listElements(tx, lea, lea.personId));
    expect(["Léa", "Lea", "Léah"]).toContain(pair?.declared?.value);
  });

  test("a declaration waits beside the validated value, and replaces it once validated", async () => {
    const jeanne = await aPerson(house, caen, { validated: { given_name: "Jeanne", address } });
    const moved = { ...address, street_address: "3 place de la République" };
    await jeanne.transaction((tx) =>
      createDeclaration(tx, jeanne, { personId: jeanne.personId, name: "address", value: moved }),
    );
    const before = await jeanne.transaction((tx) => listElements(tx, jeanne, jeanne.personId));
    const pair = before.find((one) => one.name === "address");
    expect(pair?.validated?.value).toEqual(address);
    expect(pair?.declared?.value).toEqual(moved);

    const agent = await anAgent(house, caen, ["validator"]);
    await agent.transaction((tx) =>
      validateElement(tx, agent, {
        personId: jeanne.personId,
        name: "address",
        method: "copy_inspected",
        evidence: { kind: "proof_of_address" },
      }),
    );
    const known = await jeanne.transaction((tx) => listElements(tx, jeanne, jeanne.personId));
    const decided = known.find((one) => one.name === "address");
    expect(decided?.declared).toBeUndefined();
    expect(decided?.validated).toMatchObject({
      value: moved,
      assurance: "authority_checked",
      provenance: { method: "copy_inspected", by: { kind: "staff", label: "Camille Lefèvre" } },
    });
  });

  test("declaring the same value twice changes nothing; declaring the validated value withdraws the change", async () => {
    const person = await aPerson(house, caen, { validated: { family_name: "Lebrun" } });
    const declare = (value: string) =>
      person.transaction((tx) =>
        createDeclaration(tx, person, { personId: person.personId, name: "family_name", value }),
      );
    await declare("Le Brun");
    await declare("Le Brun");
    await declare("Lebrun");
    const [known] = await person.transaction((tx) => listElements(tx, person, person.personId));
    expect(known?.declared).toBeUndefined();
    expect(known?.validated?.value).toBe("Lebrun");
  });

  test("a refusal keeps the former validated value and tells why in the person's journal", async () => {
    const person = await aPerson(house, caen, { validated: { address } });
    const agent = await anAgent(house, caen, ["validator"]);
    await person.transaction((tx) =>
      createDeclaration(tx, person, {
        personId: person.personId,
        name: "address",
        value: { ...address, locality: "Ifs" },
      }),
    );
    await agent.transaction((tx) =>
      rejectElement(tx, agent, { personId: person.personId, name: "address", reason: "Document illisible" }),
    );
    const known = await person.transaction((tx) => readValidated(tx, person, person.personId));
    expect(known.address).toEqual(address);
    const journal = await readPersonJournal(person, person.personId);
    expect(journal.entries[0]).toMatchObject({
      action: "identity.element_refused",
      actor: { kind: "staff", label: "Camille Lefèvre" },
      data: { element: "address", reason: "Document illisible" },
    });
  });

  test("a validation ends on its last day, once", async () => {
    const person = await aPerson(house, caen, { validated: { address } });
    const system = house.system(caen);
    await system.transaction((tx) =>
      validateElement(tx, system, {
        personId: person.personId,
        name: "address",
        method: "original_seen",
        validUntil: "2026-11-24",
      }),
    );
    expect(await expireElements(system)).toBe(0);
    house.clock.set("2026-11-25T08:00:00Z");
    expect(await expireElements(system)).toBe(1);
    expect(await expireElements(system)).toBe(0);
    house.clock.set("2026-11-24T08:00:00Z");
    expect(
      (await person.transaction((tx) => readValidated(tx, person, person.personId))).address,
    ).toBeUndefined();
  });
});

test("of several people, only the elements asked for are opened", async () => {
  const [lea, tom] = [
    await aPerson(house, caen, { validated: { given_name: "Léa", address } }),
    await aPerson(house, caen, { declared: { given_name: "Tom", birthdate: "2019-03-03" } }),
  ];
  const ids = [lea.personId, tom.personId];
  const harm = "update element set value_sealed = '' where name <> 'given_name' and person_id = any($1)";
  await house.sqlAs("owner", harm, [ids]);
  const system = house.system(caen);
  const known = await system.transaction((tx) => listPeopleElements(tx, system, ids, ["given_name"]));
  expect(ids.map((id) => known.get(id)?.map((pair) => (pair.validated ?? pair.declared)?.value))).toEqual([
    ["Léa"],
    ["Tom"],
  ]);
  await expect(system.transaction((tx) => listPeopleElements(tx, system, ids))).rejects.toMatchObject({
    code: "keys.cannot_open",
  });
});

describe("walls", () => {
  test("a person sees and changes nobody else", async () => {
    const jeanne = await aPerson(house, caen, { validated: { family_name: "Martin" } });
    const intruder = await aPerson(house, caen);
    expect(await intruder.transaction((tx) => listElements(tx, intruder, jeanne.personId))).toEqual([]);
    await expect(
      intruder.transaction((tx) =>
        createDeclaration(tx, intruder, { personId: jeanne.personId, name: "family_name", value: "Volée" }),
      ),
    ).rejects.toMatchObject({ code: "keys.unknown_person" });
  });

  test("another authority's agent sees nothing, even with the id", async () => {
    const jeanne = await aPerson(house, caen, { validated: { family_name: "Martin" } });
    const neighbour = await anAgent(house, honfleur, ["validator"]);
    expect(await neighbour.transaction((tx) => listElements(tx, neighbour, jeanne.personId))).toEqual([]);
  });

  test.each(["service_manager", "authority_administrator", "operator", "auditor"] as const)(
    "the role %s does not read elements",
    async (role) => {
      const jeanne = await aPerson(house, caen, { validated: { family_name: "Martin" } });
      const agent = await anAgent(house, caen, [role]);
      expect(await agent.transaction((tx) => listElements(tx, agent, jeanne.personId))).toEqual([]);
    },
  );

  test("a ciphertext moved to another person does not open", async () => {
    const one = await aPerson(house, caen, { validated: { birthdate: "1990-05-04" } });
    const other = await aPerson(house, caen, { validated: { birthdate: "2001-01-01" } });
    await house.sqlAs(
      "owner",
      `update element set value_sealed = (select value_sealed from element
         where person_id = $1 and name = 'birthdate' and state = 'validated')
       where person_id = $2 and name = 'birthdate'`,
      [one.personId, other.personId],
    );
    await expect(other.transaction((tx) => listElements(tx, other, other.personId))).rejects.toMatchObject({
      code: "keys.cannot_open",
    });
  });

  test("a provenance sealed in another shape is refused; an older one, without what came since, opens", async () => {
    const { personId } = await aPerson(house, caen, { validated: { birthdate: "1990-05-04" } });
    const system = house.system(caen);
    const key = await system.transaction((tx) => getPersonKey(tx, system, personId));
    const [row] = await house.sqlAs<{ id: string }>(
      "owner",
      "select id from element where person_id = $1 and state = 'validated'",
      [personId],
    );
    const reseal = (provenance: unknown) =>
      house.sqlAs("owner", "update element set provenance_sealed = $1 where id = $2", [
        key.seal(`element-provenance:birthdate:${row?.id}`, JSON.stringify(provenance)),
        row?.id,
      ]);
    const read = () => system.transaction((tx) => listElements(tx, system, personId));
    const oldest = { method: "original_seen", at: "2026-11-24T08:00:00.000Z" };
    await reseal(oldest);
    expect(await read()).toMatchObject([{ validated: { provenance: oldest } }]);
    await reseal({ ...oldest, method: "Jeanne said so" });
    await expect(read()).rejects.toMatchObject({
      code: "keys.wrong_shape.element-provenance",
      message: expect.not.stringContaining("Jeanne"),
    });
  });

  test("the equality index finds a value whatever its accents and case, and only where it is allowed", async () => {
    const person = await aPerson(house, caen, {
      validated: { family_name: "Lecœur-Brûlé", gender: "female" },
    });
    const agent = await anAgent(house, caen, ["reception"]);
    const find = (name: "family_name" | "gender", value: string) =>
      agent.transaction((tx) => findPersonsByValue(tx, agent, name, value));
    expect(await find("family_name", "lecœur brule")).toEqual([person.personId]);
    expect(await find("gender", "female")).toEqual([]);
  });
});
