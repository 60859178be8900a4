import { afterAll, beforeAll, expect, test } from "vitest";
import { aDesk, type Desk } from "../../../../../frames/desk/testing/a-desk.ts";

let desk: Desk;

beforeAll(async () => {
  desk = await aDesk();
  await desk.arrives();
});
afterAll(() => desk?.house.close());

const page = "/caen/agents/touches/lettres";

test("letters are chosen without a script, kept, and stay when the keys are off for a while", async () => {
  const agent = await desk.at(["validator"]);
  expect((await agent.open("/caen/agents?vue=tous")).body).toContain('data-keys="jkavrqes"');
  await agent.open(page);
  const kept = await agent.submit({ next: "N", previous: "p", take: "t" }, { action: page });
  expect(kept.body).toContain('data-keys="nptvrqes"');
  expect(kept.body).toContain("n et p passent d’une ligne à l’autre");
  const off = await agent.submit({}, { action: "/caen/agents/touches" });
  expect(off.body).toContain("désactivées");
  expect(off.body).not.toContain("queue-keys.");
  const on = await agent.submit({}, { action: "/caen/agents/touches" });
  expect(on.body).toContain('data-keys="nptvrqes"');
});

test.each([
  [{ next: "n", previous: "n", take: "t" }, "Cette lettre sert déjà"],
  [{ next: "nn", previous: "p", take: "t" }, "next-error"],
  [{ next: "é", previous: "p", take: "t" }, "Écrivez une seule lettre"],
  [{ next: "/", previous: "p", take: "t" }, "Écrivez une seule lettre"],
  [{ next: "", previous: "p", take: "t" }, "next-error"],
])("%o is refused beside its field, and what was typed stays", async (typed, said) => {
  const agent = await desk.at(["validator"]);
  await agent.open(page);
  const { status, body } = await agent.submit(typed, { action: page });
  expect(status).toBe(422);
  expect(body).toContain(said);
  expect(body).toContain('value="t"');
});

test("a cookie changed by hand is as if nothing was kept", async () => {
  const agent = await desk.at(["validator"]);
  for (const value of ["jja", "<script>", "nonnon-", "abcd", "jkavvqes"]) {
    agent.cookies.set("ardeco-touches", value, "/caen/agents");
    expect((await agent.open("/caen/agents?vue=tous")).body).toContain('data-keys="jkavrqes"');
  }
});

test("who has no role at the desk has no such page", async () => {
  const manager = await desk.at(["service_manager"]);
  expect((await manager.open(page)).status).toBe(403);
});
