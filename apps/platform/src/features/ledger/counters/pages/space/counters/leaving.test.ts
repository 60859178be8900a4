import { afterAll, beforeAll, expect, test } from "vitest";
import { type SpaceHouse, spaceHouse } from "../../../../../../frames/space/testing/space-house.ts";
import { anAgent } from "../../../../../../testing/builders.ts";
import { listPayments } from "../../../../../billing/payments/index.ts";
import { type ARegie, aRegie } from "../../../../../billing/payments/testing/a-regie.ts";
import { createHousehold } from "../../../../../identity/households/index.ts";
import { listAccounts, openAccount } from "../../../index.ts";
import { aPurse, type Purse } from "../../../testing/a-purse.ts";

let home: SpaceHouse;
let purse: Purse;
let regie: ARegie;
const COUNTERS = "/caen/espace/compteurs";

beforeAll(async () => {
  home = await spaceHouse();
  purse = await aPurse(home.house, home.caen);
  regie = await aRegie(home.house, home.caen, purse);
});
afterAll(() => home?.house.close());

const text = (body: string) => body.replace(/<[^>]*>/g, " ").replace(/[\s\u00a0\u202f]+/g, " ");

async function aHousehold() {
  const parent = await home.jeanne();
  const child = await home.childOf(parent);
  const agent = await anAgent(home.house, home.caen, ["reception", "validator"]);
  await agent.transaction((tx) =>
    createHousehold(tx, agent, {
      members: [
        { personId: parent.personId, role: "adult", sharePercent: 100 },
        { personId: child, role: "child", sharePercent: 100 },
      ],
    }),
  );
  const { counterId } = purse;
  const accountId = await openAccount(parent, { personId: parent.personId, counterId, household: true });
  await regie.take({ personId: parent.personId, accountId, amount: 1_240 });
  const { clock } = home.house;
  clock.set(new Date(clock.now().getTime() + 60_000).toISOString());
  return { parent, child, accountId };
}

test("from the counters to a second look, to what becomes of what is left, and out: the receipt stays, what follows is not there", async () => {
  const { parent, child, accountId } = await aHousehold();
  const browser = await home.server.signedIn(parent);
  const link = `${COUNTERS}/quitter?compte=${accountId}`;
  const madeUp = await browser.open(`${COUNTERS}?fait=quitte`);
  expect(text(madeUp.body)).not.toContain("Vous ne partagez plus ce compteur");
  const counters = (await browser.open(COUNTERS)).body;
  expect(counters).toContain(link);
  expect(text(counters)).toContain(
    "Le parent d’un enfant qui le partage le lit aussi, même s’il vit ailleurs",
  );
  expect((await browser.open(`${COUNTERS}?pour=${child}`)).body).not.toContain("/quitter");
  const look = text((await browser.open(link)).body);
  expect(look).toContain("Ce qui se passe");
  expect(look).toContain("Ce compteur reste aux autres, avec ce qui est dessus.");
  expect(look).toContain("Vous ne pourrez pas annuler.");
  expect(look).toContain("Il reste 12,40 € sur ce compteur");
  const refused = await browser.submit({});
  expect(refused.status).toBe(422);
  expect(text(refused.body)).toContain("dites ce que cela devient");
  expect(await listAccounts(parent, parent.personId)).toMatchObject([{ shared: true }]);
  const left = text((await browser.submit({ laisser: "on" })).body);
  expect(left).toContain("Vous ne partagez plus ce compteur");
  expect(left).toContain("quitté le");
  expect(await listAccounts(parent, parent.personId)).toEqual([]);
  expect((await listAccounts(parent, child))[0]).toMatchObject({ accountId, balance: 1_240 });
  // What was paid before is still hers to read; what is paid since is read for the child alone.
  await regie.take({ personId: child, accountId, amount: 500 });
  expect((await listPayments(parent, parent.personId)).map(({ payment }) => payment.amount)).toEqual([1_240]);
  expect(text((await browser.open("/caen/espace/famille")).body)).toContain("12,40 €");
  // The form sent again is the same answer; the page asked again says that nothing is shared.
  const again = await browser.post(`${COUNTERS}/quitter`, { compte: accountId });
  expect(again.status).toBe(200);
  expect((await browser.open(link)).status).toBe(404);
  for (const wrong of ["", "x", "00000000-0000-4000-8000-000000000000"])
    expect((await browser.open(`${COUNTERS}/quitter?compte=${wrong}`)).status).toBe(404);
});
