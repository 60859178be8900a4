import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { PersonId } from "../../../kernel/ids.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { createAccount } from "../../access/access/index.ts";
import { addRepresentation, listResponsible, listTold, type NewRepresentation } from "./index.ts";
import { type Families, families, type Someone } from "./testing/families.ts";

// What happens to somebody is told by one rule, whichever module tells it.

let house: TestRuntime;
let town: Families;
let anne: Someone;
let bruno: Someone;
let paul: Someone;

beforeAll(async () => {
  house = await testRuntime();
  house.clock.set("2026-11-24T08:00:00Z");
  town = await families(house);
});
afterAll(() => house?.close());
beforeEach(async () => {
  anne = await town.someone("Anne", "1985-03-02");
  bruno = await town.someone("Bruno", "1984-03-02");
  paul = await town.someone("Paul", "1980-03-02");
});

const system = () => house.system(town.authorityId);
const toldOf = (personId: PersonId) => system().transaction((tx) => listTold(tx, system(), personId));
const responsibleFor = (personId: PersonId) =>
  system().transaction((tx) => listResponsible(tx, system(), personId));
const among = (...people: readonly Someone[]) => people.map(({ personId }) => personId).toSorted();
const link = (representedId: PersonId, what: Pick<NewRepresentation, "kind" | "measure" | "until">) =>
  town.agent.transaction((tx) =>
    addRepresentation(tx, town.agent, { representativeId: paul.personId, representedId, ...what }),
  );

test("of a child: both parents, wherever they live, and the child once they have an account; not who claims to be one", async () => {
  const { personId } = await town.aChildOf(anne, "2012-05-04");
  await town.alsoParent(bruno, personId);
  await link(personId, { kind: "parental_authority" });
  expect((await toldOf(personId)).toSorted()).toEqual(among(anne, bruno));
  expect((await responsibleFor(personId)).toSorted()).toEqual(among(anne, bruno));
  await system().transaction((tx) => createAccount(tx, system(), { personId }));
  expect((await toldOf(personId)).toSorted()).toEqual([...among(anne, bruno), personId].toSorted());
  expect(await responsibleFor(personId)).not.toContain(personId);
});

test("of an adult: themselves, with an account or not, and nobody by a mandate", async () => {
  expect(await toldOf(anne.personId)).toEqual([anne.personId]);
  const mandate = await link(anne.personId, { kind: "mandate", until: "2026-12-31" });
  await town.validate(mandate, "mandate");
  expect(await toldOf(anne.personId)).toEqual([anne.personId]);
  expect(await responsibleFor(anne.personId)).toEqual([]);
});

test("of an adult under guardianship, the guardian; under curatorship, the adult, who signs, and the curator", async () => {
  const inStead = await link(anne.personId, { kind: "guardianship", measure: "tutelle" });
  await town.validate(inStead, "court_decision", "2031-01-01");
  expect(await toldOf(anne.personId)).toEqual([paul.personId]);
  const beside = await link(bruno.personId, { kind: "guardianship", measure: "curatelle" });
  await town.validate(beside, "court_decision", "2031-01-01");
  expect((await toldOf(bruno.personId)).toSorted()).toEqual(among(bruno, paul));
  expect(await responsibleFor(bruno.personId)).toEqual([]);
});
