import { afterAll, beforeAll, expect, test } from "vitest";
import type { AuthorityId } from "../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../testing/test-runtime.ts";
import { createAccount } from "../access/index.ts";
import { listMessagesOf, notificationsJobs, notify } from "./index.ts";

let house: TestRuntime;
let caen: AuthorityId;

beforeAll(async () => {
  house = await testRuntime([notificationsJobs]);
  caen = (await aTown(house, { slug: "caen", name: "Ville de Caen" })).id;
});
afterAll(() => house.close());

test("a message leaves after commit, once, and not for a rolled back use case", async () => {
  const person = await aPerson(house, caen);
  const system = house.system(caen);
  await system.transaction((tx) =>
    createAccount(tx, system, { personId: person.personId, email: "jeanne@example.org" }),
  );
  const tell = (service: string, fail = false) =>
    person.transaction(async (tx) => {
      await notify(tx, person, { personId: person.personId, template: "grant_given", data: { service } });
      if (fail) throw new Error("rolled back");
    });
  await tell("Bibliothèque");
  await tell("Piscine", true).catch(() => {});
  await house.drain();
  await house.drain();
  expect(house.mails.map((mail) => [mail.to, mail.subject])).toEqual([
    ["jeanne@example.org", "Bibliothèque\u00a0: votre accord est enregistré"],
  ]);
});

test("who has no address gets a letter, that the desk reads and strangers do not", async () => {
  const person = await aPerson(house, caen);
  await person.transaction((tx) =>
    notify(tx, person, { personId: person.personId, template: "grant_given", data: { service: "Piscine" } }),
  );
  const desk = await anAgent(house, caen, ["reception"]);
  const [letter] = await desk.transaction((tx) => listMessagesOf(tx, desk, person.personId));
  expect(letter).toMatchObject({ channel: "letter", state: "waiting", to: "" });
  // On paper the office comes first: a web address is no way to act for who has no screen.
  expect(letter?.text).toMatch(/venez ou écrivez[\s\S]+Où venir, écrire ou appeler[\s\S]+internet/);
  expect(letter?.text.match(/https?:/g)).toHaveLength(1);
  const stranger = await aPerson(house, caen);
  expect(await stranger.transaction((tx) => listMessagesOf(tx, stranger, person.personId))).toEqual([]);
});

test("nothing of a message stands in clear in the database", async () => {
  const rows = await house.sqlAs<{ dump: string }>("owner", "select m::text as dump from message m");
  expect(rows.map((row) => row.dump).join()).not.toMatch(/jeanne|Biblioth|Piscine/);
});
