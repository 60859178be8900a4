import { afterAll, beforeAll, expect, test } from "vitest";
import { moduleJobs } from "../../../../app.ts";
import { anAgent, aTown } from "../../../../testing/builders.ts";
import { countStatements } from "../../../../testing/count-statements.ts";
import { type TestRuntime, testRuntime } from "../../../../testing/test-runtime.ts";
import { addRepresentation, validateRepresentation } from "../../../identity/households/index.ts";
import { openAccount } from "../../../ledger/counters/index.ts";
import { exportIssued, getMonthPreview, listIssued, saveBroughtMoney } from "../index.ts";
import { aCanteen, type Canteen } from "../testing/a-canteen.ts";

let house: TestRuntime;

beforeAll(async () => {
  house = await testRuntime(moduleJobs);
});
afterAll(() => house?.close());

/**
 * A town of so many families, each with one child who ate so often;
 * @returns the statements that preparing their month sends
 */
async function statementsFor(slug: string, families: number, meals: number): Promise<number> {
  house.clock.set("2026-10-01T08:00:00Z");
  const { id } = await aTown(house, { slug, name: "Ville de Caen" });
  const canteen = await aCanteen(house, id);
  for (let nth = 0; nth < families; nth += 1) await eats(canteen, meals);
  house.clock.set("2026-11-02T08:00:00Z");
  const { seriesId, mayor } = canteen;
  const { done, statements } = await countStatements(() =>
    getMonthPreview(mayor, { seriesId, month: "2026-10" }),
  );
  expect(done).toMatchObject({ count: families });
  return statements;
}

async function eats(canteen: Canteen, meals: number): Promise<void> {
  const parent = await canteen.parent({ family_quotient: 742 });
  const child = await canteen.child([parent]);
  for (let day = 1; day <= meals; day += 1) await canteen.meal(child, `2026-10-0${day}`);
  // A parent who eats there too.
  const { personId } = parent;
  const accountId = await openAccount(parent, { personId, counterId: canteen.purse.counterId });
  await canteen.meal({ personId, accountId }, "2026-10-01");
}

test("preparing a month sends as many statements for six families as for two, and for five meals as for three", async () => {
  const few = await statementsFor("deux", 2, 3);
  expect(await statementsFor("six", 6, 3)).toBe(few);
  // The tariffs of a day are read once a day, whoever ate.
  expect(await statementsFor("souvent", 2, 5)).toBeLessThanOrEqual(few + 2 * 2);
});

/**
 * A town of so many children, each of whom two paid for, one after the other;
 * @returns the statements that the list of a month and its file send
 */
async function statementsToRead(slug: string, families: number): Promise<readonly number[]> {
  house.clock.set("2026-09-01T08:00:00Z");
  const { id } = await aTown(house, { slug, name: "Ville de Caen" });
  const canteen = await aCanteen(house, id);
  for (let nth = 0; nth < families; nth += 1) await paidByTwo(canteen);
  await canteen.issue("2026-10", "2026-11-02");
  const { seriesId, mayor } = canteen;
  const month = { seriesId, month: "2026-10" };
  const listed = await countStatements(() => listIssued(mayor, month));
  const states = listed.done.pieces.map(({ standing }) => standing?.state);
  expect(states).toEqual(Array(families).fill("partly"));
  const exported = await countStatements(async () => {
    for await (const page of await exportIssued(mayor, month)) expect(page).toHaveLength(families);
  });
  return [listed.statements, exported.statements];
}

async function paidByTwo(canteen: Canteen): Promise<void> {
  house.clock.set("2026-09-01T08:00:00Z");
  const [one, other] = [await canteen.parent(), await canteen.parent({ given_name: "Karim" })];
  const child = await canteen.child([one], { shared: true, together: true });
  const agent = await anAgent(house, canteen.town, ["reception", "validator"], "Basile Rainette");
  await agent.transaction(async (tx) => {
    const link = { representativeId: other.personId, representedId: child.personId };
    const edge = await addRepresentation(tx, agent, { ...link, kind: "parental_authority" });
    await validateRepresentation(agent, { id: edge, evidence: { kind: "family_record_book" } });
  });
  await canteen.meal(child, "2026-09-07");
  await canteen.issue("2026-09", "2026-10-01");
  await canteen.namePayer(child, other, "2026-10-01");
  await canteen.meal(child, "2026-10-05", { amount: 350 });
  await canteen.issue("2026-10", "2026-11-02");
  const { byHouse, counterId, system } = canteen.purse;
  const { accountId } = child;
  for (const { personId } of [one, other]) {
    const { id: transferId } = await byHouse({ kind: "credit", accountId, amount: 100 });
    const money = { counterId, accountId, transferId, cents: 100 };
    await system.transaction((tx) => saveBroughtMoney(tx, system, { money, people: [personId] }));
  }
}

test("the list of a month, and its file, send as many statements for six families whom two paid for as for two", async () => {
  const few = await statementsToRead("lus-deux", 2);
  expect(await statementsToRead("lus-six", 6)).toEqual(few);
});
