import { afterAll, beforeAll, expect, test } from "vitest";
import { type AuthorityId, parseId } from "../../../kernel/ids.ts";
import type { ModuleJobs } from "../../../kernel/module-jobs.ts";
import { anAgent, aPerson, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { createAccount } from "../../access/access/index.ts";
import { listLetters, listPersonMessages, notificationsJobs, notify, notifyAddress } from "./index.ts";

let house: TestRuntime;
let caen: AuthorityId;

/** Of the job, which dies after its work. */
let failuresLeft = 0;
const tells: ModuleJobs = {
  handlers: {
    "test.tell": {
      run: async (context, { personId }) => {
        for (const service of ["Bibliothèque", "Piscine"]) {
          const told = { template: "grant_given", data: { service } } as const;
          await context.transaction(async (tx) => {
            await notify(tx, context, { personId: parseId<"person">(String(personId)), ...told });
            if (service === "Piscine")
              await notifyAddress(tx, context, { to: "accueil@example.org", ...told });
          });
        }
        if (failuresLeft-- > 0) throw new Error("the server died");
      },
    },
  },
};
const sent = () => house.mails.map(({ to, subject }) => [to, subject.split("\u00a0")[0]]).toSorted();

beforeAll(async () => {
  house = await testRuntime([notificationsJobs, tells]);
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

test("a job that fails once its messages are written, and runs again, sends each once", async () => {
  house.mails.splice(0);
  const { personId } = await aPerson(house, caen);
  const system = house.system(caen);
  await system.transaction((tx) => createAccount(tx, system, { personId, email: "lea@example.org" }));
  const dies = async () => {
    const { authorityId, requestId } = house.system(caen);
    failuresLeft = 2;
    await system.transaction((tx) =>
      system.ports.jobs.send(tx, "test.tell", { authorityId, requestId, personId }),
    );
    expect((await house.drain({ retries: true })).failed).toBe(2);
  };
  const once = [
    ["accueil@example.org", "Piscine"],
    ["lea@example.org", "Bibliothèque"],
    ["lea@example.org", "Piscine"],
  ];
  await dies();
  expect(sent()).toEqual(once);
  // Another request that says the same says it for itself.
  await dies();
  expect(sent()).toEqual([...once, ...once].toSorted());
});

test("who has no address gets a letter, that the desk reads and strangers do not", async () => {
  const person = await aPerson(house, caen);
  await person.transaction((tx) =>
    notify(tx, person, { personId: person.personId, template: "grant_given", data: { service: "Piscine" } }),
  );
  const desk = await anAgent(house, caen, ["reception"]);
  const [letter] = await listPersonMessages(desk, person.personId);
  expect(letter).toMatchObject({ channel: "letter", state: "waiting", to: "" });
  // On paper the office comes first: a web address is no way to act for who has no screen.
  expect(letter?.text).toMatch(/venez ou écrivez[\s\S]+Où venir, écrire ou appeler[\s\S]+internet/);
  expect(letter?.text.match(/https?:/g)).toHaveLength(1);
  const stranger = await aPerson(house, caen);
  expect(await listPersonMessages(stranger, person.personId)).toEqual([]);
});

test("messages of one day are read by the instant they were written, the latest first; letters to print, the oldest first", async () => {
  const person = await aPerson(house, caen);
  const services = ["Piscine", "Cantine", "Bibliothèque", "Étude"];
  for (const service of services) {
    house.clock.advance(60_000);
    await person.transaction((tx) =>
      notify(tx, person, { personId: person.personId, template: "grant_given", data: { service } }),
    );
  }
  const desk = await anAgent(house, caen, ["reception"]);
  const read = await listPersonMessages(desk, person.personId);
  expect(read.map(({ subject }) => subject.split("\u00a0")[0])).toEqual(services.toReversed());
  expect(new Set(read.map(({ day }) => day)).size).toBe(1);
  const letters = await listLetters(desk);
  const waiting = letters.filter(({ personId }) => personId === person.personId);
  expect(waiting.map(({ subject }) => subject.split("\u00a0")[0])).toEqual(services);
});

test("nothing of a message stands in clear in the database", async () => {
  const rows = await house.sqlAs<{ dump: string }>("owner", "select m::text as dump from message m");
  expect(rows.map((row) => row.dump).join()).not.toMatch(/jeanne|Biblioth|Piscine/);
});
