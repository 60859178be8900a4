import { afterAll, beforeAll, expect, test } from "vitest";
import { aHouseWithAdministration } from "../../../../../../frames/admin/testing/a-house-with-administration.ts";
import type { Context } from "../../../../../../kernel/context.ts";
import { anAgent } from "../../../../../../testing/builders.ts";
import type { Browser } from "../../../../../../testing/test-browser.ts";
import { aPurse } from "../../../../../ledger/counters/testing/a-purse.ts";
import { listRegies } from "../../../index.ts";
import { staffOf } from "../../../testing/a-regie.ts";

let admin: Awaited<ReturnType<typeof aHouseWithAdministration>>;
let helene: { readonly browser: Browser; readonly context: Context };
let counterId: string;
const LIST = "/caen/administration/regies";

beforeAll(async () => {
  admin = await aHouseWithAdministration();
  helene = await admin.agent(["authority_administrator"], "Hélène Auvray");
  ({ counterId } = await aPurse(admin.house, admin.town.id));
});
afterAll(() => admin?.house.close());

const text = (body: string) => body.replace(/<[^>]*>/g, " ").replace(/[\s\u00a0\u202f]+/g, " ");
const regies = () => helene.context.transaction((tx) => listRegies(tx, helene.context));
const order = () => ({
  name: "Régie de la cantine",
  code: "CANTINE",
  act: "2026-112",
  cash_max: "1200",
  counters: [counterId],
});

test("an administrator sets a régie, names its régisseur, never themselves, and ends a naming", async () => {
  const { browser } = helene;
  expect(text((await browser.open(LIST)).body)).toContain("Aucune régie pour l’instant");
  await browser.open(`${LIST}/nouvelle`);
  const wrong = await browser.submit({ ...order(), code: "1", cash_max: "beaucoup" });
  expect(wrong.status).toBe(422);
  expect(wrong.body).toContain("Régie de la cantine");
  await browser.open(`${LIST}/nouvelle`);
  await browser.submit(order());
  expect(text(browser.shown.body)).toContain("La régie est créée");
  const [regie] = await regies();
  expect(regie).toMatchObject({ code: "CANTINE", cashMax: 120_000 });
  const page = `${LIST}/${regie?.id}`;
  const naming = (agent: string) => ({
    agent,
    part: "regisseur",
    act: "2026-113",
    starts_on_day: "1",
    starts_on_month: "1",
    starts_on_year: "2026",
    ends_on_day: "31",
    ends_on_month: "12",
    ends_on_year: "2026",
  });
  await browser.open(page);
  const own = await browser.submit(naming(staffOf(helene.context)), { action: `${page}/nommer` });
  expect(own.status).toBe(422);
  expect(text(own.body)).toContain("Un agent est nommé par un autre que lui");
  const basile = await anAgent(admin.house, admin.town.id, ["reception"], "Basile Rainette");
  await browser.open(page);
  await browser.submit(naming(staffOf(basile)), { action: `${page}/nommer` });
  expect(text(browser.shown.body)).toContain("Basile Rainette");
  const named = (await regies())[0]?.agents[0];
  expect(named).toMatchObject({ part: "regisseur", endsOn: "2026-12-31", endedBy: null });
  await browser.submit({}, { action: `${page}/nominations/${named?.id}/fin` });
  expect((await regies())[0]?.agents[0]?.endedBy).toBe(staffOf(helene.context));
});

test("PayFiP needs the number that the Treasury gave", async () => {
  const { browser } = helene;
  const page = `${LIST}/${(await regies())[0]?.id}`;
  const action = `${page}/en-ligne`;
  await browser.open(page);
  const wrong = await browser.submit({ provider: "payfip", client_number: "12", mode: "test" }, { action });
  expect(wrong.status).toBe(422);
  expect(text(wrong.body)).toContain("à six chiffres");
  await browser.submit({ provider: "payfip", client_number: "012345", mode: "test" }, { action });
  expect(text(browser.shown.body)).toContain("Le paiement en ligne est réglé");
  expect(text(browser.shown.body)).toContain("PayFiP, client 012345, mode : Essai, sans argent");
});
