import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sitePages } from "../../../../../../frames/site/index.ts";
import { parseId } from "../../../../../../kernel/ids.ts";
import { aTown } from "../../../../../../testing/builders.ts";
import { strictFeatures } from "../../../../../../testing/strict-features.ts";
import { type TestRuntime, testRuntime } from "../../../../../../testing/test-runtime.ts";
import { type TestServer, testServer } from "../../../../../../testing/test-server.ts";
import { listAccounts } from "../../../../../ledger/counters/index.ts";
import { aPurse, type Purse } from "../../../../../ledger/counters/testing/a-purse.ts";
import { setOnlineAccount, startTopUp } from "../../../index.ts";
import { aRegie } from "../../../testing/a-regie.ts";

let house: TestRuntime;
let server: TestServer;
let purse: Purse;

beforeAll(async () => {
  house = await testRuntime();
  const { id } = await aTown(house, { slug: "caen", name: "Ville de Caen" });
  server = await testServer(house, {
    surfaces: [sitePages({ features: strictFeatures, hostingProvider: "Hébergeur" })],
  });
  purse = await aPurse(house, id);
  const regie = await aRegie(house, id, purse);
  await setOnlineAccount(regie.mayor, {
    regieId: regie.regieId,
    provider: "simulator",
    clientNumber: "000000",
    mode: "test",
  });
});
afterAll(() => house?.close());

const begin = async () => {
  const holder = await purse.holder();
  const { page } = await startTopUp(holder.person, {
    id: parseId<"payment">(randomUUID()),
    personId: holder.personId,
    accountId: holder.accountId,
    amount: 2_000,
    payer: "Mme Perdrix",
    returnTo: "http://localhost:3000/caen/",
    notifyAt: "http://localhost:3000/caen/paiements/notification",
  });
  const balance = async () => (await listAccounts(holder.person, holder.personId))[0]?.balance;
  return { page: `/caen/${page}`, operation: page.split("/").at(-1) ?? "", balance };
};

test("the simulator pays once, and says that no money moves", async () => {
  const { page, balance } = await begin();
  const visitor = server.visitor();
  expect((await visitor.open(page)).body).toContain("Aucun argent ne bouge");
  const back = await visitor.submit({ issue: "paid" });
  expect(back.redirects).toEqual(["/caen/"]);
  expect(await balance()).toBe(2_000);
  expect((await visitor.open(page)).body).toContain("Ce paiement est terminé");
});

test("a notification is no proof: forged, it credits nothing", async () => {
  const { operation, balance } = await begin();
  const visitor = server.visitor();
  const said = { idop: operation, resultrans: "P", montant: "2000" };
  expect((await visitor.post("/caen/paiements/notification", said)).status).toBe(204);
  expect(await balance()).toBe(0);
  expect((await visitor.post("/caen/paiements/notification", { idop: randomUUID() })).status).toBe(404);
  expect((await visitor.post("/caen/paiements/notification", {})).status).toBe(404);
});
