import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { moduleJobs } from "../../app.ts";
import { createAccount, updateAccountEmail } from "../../features/access/access/index.ts";
import { endPause, requestRestriction } from "../../features/records/rights/index.ts";
import { justNow } from "../../features/records/rights/testing/just-now.ts";
import { listRestrictedPeople } from "../../features/trust/restrictions/index.ts";
import { parseId } from "../../kernel/ids.ts";
import { aPerson, aTown } from "../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../testing/test-runtime.ts";
import { type TestServer, testServer } from "../../testing/test-server.ts";
import { doorPages } from "./index.ts";

let house: TestRuntime;
let server: TestServer;
beforeAll(async () => {
  house = await testRuntime(moduleJobs);
  server = await testServer(house, { surfaces: [doorPages()] });
});
afterAll(() => house?.close());

test("the link of a lifting that was not theirs opens a page; its button, without signing in, puts the pause back", async () => {
  const { id: town } = await aTown(house, { slug: "caen", name: "Ville de Caen" });
  const person = await aPerson(house, town, {
    validated: { given_name: "Jeanne", family_name: "Lemoine", birthdate: "1990-05-04" },
  });
  const { personId } = person;
  const system = house.system(town);
  await system.transaction(async (tx) => {
    await createAccount(tx, system, { personId });
    await updateAccountEmail(tx, system, personId, "jeanne@courriel.example");
  });
  const id = parseId<"rights_request">(randomUUID());
  await requestRestriction(person, { id, personId, ground: "claims", text: "Au tribunal.", grantIds: [] });
  await endPause(person, { id, session: justNow(person) });
  await house.drain();
  const [, link = ""] = /http:\/\/localhost:3000(\/\S+jeton=\S+)/.exec(house.mails.at(-1)?.text ?? "") ?? [];
  const isPaused = async () =>
    (await system.transaction((tx) => listRestrictedPeople(tx, [personId]))).size === 1;

  const browser = server.visitor();
  expect((await browser.open(link)).body).toContain("levée en votre nom");
  // A scanner of mails opened it: nothing changed.
  expect(await isPaused()).toBe(false);
  await browser.submit();
  expect(browser.shown.body).toContain("La pause est de nouveau en place");
  expect(await isPaused()).toBe(true);
});

test("a link that nobody was given says so, and what to do", async () => {
  const browser = server.visitor();
  await browser.open("/caen/pauses/remettre?jeton=inconnu");
  await browser.submit();
  expect(browser.shown.status).toBe(410);
  expect(browser.shown.body).toContain("Ce lien ne fonctionne plus");
});
