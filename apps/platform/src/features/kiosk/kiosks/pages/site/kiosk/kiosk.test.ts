import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sitePages } from "../../../../../../frames/site/index.ts";
import { type AuthorityId, type PersonId, parseId } from "../../../../../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../../../../../testing/builders.ts";
import { strictFeatures } from "../../../../../../testing/strict-features.ts";
import type { Browser } from "../../../../../../testing/test-browser.ts";
import { type TestRuntime, testRuntime } from "../../../../../../testing/test-runtime.ts";
import { type TestServer, testServer } from "../../../../../../testing/test-server.ts";
import { createAccount } from "../../../../../access/access/index.ts";
import { setOnlineAccount } from "../../../../../billing/payments/index.ts";
import { type ARegie, aRegie } from "../../../../../billing/payments/testing/a-regie.ts";
import {
  type EquipmentId,
  type EquipmentKind,
  registerEquipment,
  revokeEquipment,
} from "../../../../../cards/equipment/index.ts";
import {
  checkRefusals,
  issueOpenedCardCode,
  listSupports,
  recordSupportLoss,
  requestSupport,
  setSupportKinds,
  showSupportCode,
  supportsJobs,
} from "../../../../../cards/supports/index.ts";
import { addRepresentation, validateRepresentation } from "../../../../../identity/households/index.ts";
import { setPersonStatus } from "../../../../../identity/identity/index.ts";
import { listAccounts, openAccount } from "../../../../../ledger/counters/index.ts";
import { aPurse, type Purse } from "../../../../../ledger/counters/testing/a-purse.ts";
import { notificationsJobs } from "../../../../../messaging/notifications/index.ts";
import { readPersonJournal } from "../../../../../trust/audit/index.ts";

type Someone = Awaited<ReturnType<typeof aPerson>>;
let house: TestRuntime;
let server: TestServer;
let caen: Awaited<ReturnType<typeof aTown>>;
let ifs: Awaited<ReturnType<typeof aTown>>;
let mayor: Awaited<ReturnType<typeof anAgent>>;
let purse: Purse;
let regie: ARegie;
let jeanne: Someone;
let child: Someone;
let code: string;

const KIOSK = "/caen/borne";
const text = (body: string) => body.replace(/<[^>]*>/g, " ").replace(/[\s\u00a0\u202f]+/g, " ");
beforeAll(async () => {
  house = await testRuntime([notificationsJobs, supportsJobs]);
  const site = sitePages({ features: strictFeatures, hostingProvider: "Hébergeur, Caen" });
  server = await testServer(house, { surfaces: [site] });
  caen = await aTown(house, { slug: "caen", name: "Ville de Caen" });
  ifs = await aTown(house, { slug: "ifs", name: "Ville d’Ifs", officialCode: "14341" });
  mayor = await anAgent(house, caen.id, ["authority_administrator"]);
  await setSupportKinds(mayor, { kinds: ["printed"], version: 0 });
  purse = await aPurse(house, caen.id, { ceiling: 10_000 });
  regie = await aRegie(house, caen.id, purse);
  await setOnlineAccount(regie.mayor, {
    regieId: regie.regieId,
    provider: "simulator",
    clientNumber: "0",
    mode: "test",
  });
});
afterAll(() => house?.close());

beforeEach(async () => {
  house.clock.set("2026-11-24T08:00:05Z");
  jeanne = await anEnrolled("Jeanne", "Perdrix");
  child = await aPerson(house, caen.id, { declared: { given_name: "Léo", birthdate: "2018-05-04" } });
  await represents(jeanne, child.personId, "parental_authority");
  await openAccount(jeanne, { personId: jeanne.personId, counterId: purse.counterId });
  await openAccount(jeanne, { personId: child.personId, counterId: purse.counterId });
  code = await codeOf(jeanne);
});

async function anEnrolled(given_name: string, family_name: string): Promise<Someone> {
  const someone = await aPerson(house, caen.id, {
    validated: { given_name, family_name, birthdate: "1990-05-04" },
  });
  const system = house.system(caen.id);
  await system.transaction(async (tx) => {
    await setPersonStatus(tx, system, someone.personId, "enrolled");
    await createAccount(tx, system, { personId: someone.personId, email: `${someone.personId}@example.org` });
  });
  return someone;
}

async function represents(by: Someone, representedId: PersonId, kind: "parental_authority" | "mandate") {
  const agent = await anAgent(house, caen.id, ["reception", "validator"]);
  await agent.transaction(async (tx) => {
    const until = kind === "mandate" ? { until: "2027-06-30" } : {};
    const asked = { representativeId: by.personId, representedId, kind, ...until };
    const id = await addRepresentation(tx, agent, asked);
    const evidence = { kind: kind === "mandate" ? "mandate" : "family_record_book" } as const;
    await validateRepresentation(agent, { id, evidence });
  });
}

/** What a printed card of theirs shows. */
async function codeOf(someone: Someone): Promise<string> {
  const id = parseId<"support">(randomUUID());
  await requestSupport(someone, { id, personId: someone.personId, kind: "printed" });
  return (await showSupportCode(someone, id)).code;
}

async function registered(kind: EquipmentKind = "kiosk", town: { id: AuthorityId; deskId: unknown } = caen) {
  const id = parseId<"equipment">(randomUUID());
  const agent = town === caen ? mayor : await anAgent(house, town.id, ["authority_administrator"]);
  const facts = { id, kind, name: "Borne du hall", place: "Hall", deskId: town.deskId as typeof caen.deskId };
  return { id, code: (await registerEquipment(agent, facts)).code };
}

async function aKiosk(): Promise<{ readonly id: EquipmentId; readonly browser: Browser }> {
  const { id, code: pairing } = await registered();
  const browser = server.visitor();
  await browser.open(KIOSK);
  const shown = await browser.submit({ code: pairing }, { action: `${KIOSK}/relier` });
  expect(text(shown.body)).toContain("La borne est reliée");
  return { id, browser };
}

const present = (browser: Browser, given = code) =>
  browser.submit({ code: given }, { action: `${KIOSK}/presenter` });
const balanceOf = async (personId: PersonId) => (await listAccounts(jeanne, personId))[0]?.balance;

describe("somebody at the kiosk", () => {
  test("shows a printed card, reads the family’s balances, tops up the child’s, and leaves nothing behind", async () => {
    const { browser } = await aKiosk();
    const shown = await present(browser);
    expect(text(shown.body)).toMatch(/Bonjour Jeanne .* Mes compteurs .* Compteurs de Léo/);
    expect(shown.body).not.toMatch(/Perdrix|example\.org|1990/);
    expect(shown.headers["cache-control"]).toBe("no-store");
    const account = (await listAccounts(jeanne, child.personId))[0]?.accountId ?? "";
    const action = `${KIOSK}/recharger`;
    const form = { compte: account, pour: child.personId, nouveau: randomUUID() };
    const wrong = await browser.post(action, { ...form, [`montant-${account}`]: "rien" });
    expect(wrong.status).toBe(422);
    expect(text(wrong.body)).toContain("Ce montant n’est pas valable");
    expect(wrong.body).toContain('value="rien"');
    const paying = await browser.post(action, { ...form, [`montant-${account}`]: "20" });
    expect(text(paying.body)).toContain("Montant : 20,00 €");
    const back = await browser.submit({ issue: "paid" });
    expect(text(back.body)).toContain("Le compteur est rechargé");
    expect(text(back.body)).toMatch(/: nouveau solde 20,00 € Le reçu est dans votre espace/);
    expect(back.body).not.toMatch(/Léo|Jeanne|Perdrix/);
    expect(back.body).toContain("data-close-after");
    expect(await balanceOf(child.personId)).toBe(2_000);
    // The visit ended when the payment began.
    expect(text((await browser.open(KIOSK)).body)).toContain("Présentez votre carte ou votre téléphone");
  });

  test("presses Finish: the next one sees nobody", async () => {
    const { browser } = await aKiosk();
    await present(browser);
    const ended = await browser.submit({}, { action: `${KIOSK}/terminer` });
    expect(text(ended.body)).toContain("C’est terminé");
    expect((await browser.open(KIOSK)).body).not.toContain("Jeanne");
  });

  test("walks away: after two minutes nothing is shown, and it is said", async () => {
    const { browser } = await aKiosk();
    await present(browser);
    house.clock.set("2026-11-24T08:01:30Z");
    expect((await browser.open(KIOSK)).body).toContain("Jeanne");
    house.clock.set("2026-11-24T08:03:31Z");
    const shown = await browser.open(KIOSK);
    expect(text(shown.body)).toContain("Le temps est passé");
    expect(shown.body).not.toContain("Jeanne");
  });

  test("finds it in their journal: which card, and where", async () => {
    const { browser } = await aKiosk();
    await present(browser);
    const { entries } = await readPersonJournal(jeanne, jeanne.personId);
    const told = entries.find(({ action }) => action === "supports.shown");
    expect(told?.data).toMatchObject({ equipment: "Borne du hall", accepted: true });
    const account = (await listAccounts(jeanne, jeanne.personId))[0]?.accountId ?? "";
    const form = { compte: account, pour: jeanne.personId, nouveau: randomUUID() };
    await browser.post(`${KIOSK}/recharger`, { ...form, [`montant-${account}`]: "20" });
    const after = await readPersonJournal(jeanne, jeanne.personId);
    const begun = after.entries.find(({ action }) => action === "payments.online_begun");
    expect(begun?.data).toMatchObject({ machine: "Borne du hall" });
  });

  test.each([
    ["", "Passez le QR code de votre carte ou de votre téléphone devant le lecteur."],
    ["AR1:N’IMPORTE QUOI", checkRefusals.malformed.fr],
  ])("shows %j: is told why", async (given, words) => {
    const { browser } = await aKiosk();
    const shown = await present(browser, given);
    expect(shown.status).toBe(422);
    expect(text(shown.body)).toContain(words);
    expect(shown.body).toContain("data-close-after");
    // A scanner types into it again.
    expect(shown.body.match(/ autofocus/g)).toHaveLength(1);
    expect(shown.body).toMatch(/<input[^>]*name="code"[^>]* autofocus/);
  });

  test("comes to a page where a scanner types at once", async () => {
    const { browser } = await aKiosk();
    for (const address of [KIOSK, `${KIOSK}?fait=fini`])
      expect((await browser.open(address)).body.match(/<input[^>]*name="code"[^>]* autofocus/g)).toHaveLength(
        1,
      );
  });
});

describe("the browser of a machine", () => {
  test("is led back to its start by what is refused, and never to signing in", async () => {
    const { browser } = await aKiosk();
    const shown = await browser.open(`${KIOSK}/paiements/${randomUUID()}`);
    expect(shown.status).toBe(403);
    expect(text(shown.body)).toContain("Revenir au début");
    expect(shown.body).toContain("data-close-after");
    expect(shown.body).not.toMatch(/connexion|recherche/);
    const unknown = await browser.open(`${KIOSK}/paiements/rien`);
    expect([unknown.status, unknown.body.includes("/caen/connexion")]).toEqual([404, false]);
  });

  test("is led out by no link of its footer", async () => {
    const { browser } = await aKiosk();
    const footer = /<footer.*<\/footer>/s.exec((await browser.open(KIOSK)).body)?.[0] ?? "";
    expect(text(footer)).toContain("Accessibilité");
    expect(footer).not.toContain("<a ");
  });

  test("speaks French to who comes after somebody who chose English, whether they finished or left", async () => {
    const { browser } = await aKiosk();
    const chosen = await browser.open(`${KIOSK}?lang=en`);
    expect(text(chosen.body)).toContain("Show your card or your phone");
    // Whoever chose and left: the page closes itself.
    expect(chosen.body).toContain("data-close-after");
    expect(text((await present(browser)).body)).toContain("Hello Jeanne");
    expect(text((await browser.submit({}, { action: `${KIOSK}/terminer` })).body)).toContain("C’est terminé");
    expect(text((await browser.open(KIOSK)).body)).toContain("Présentez votre carte");
    await browser.open(`${KIOSK}?lang=en`);
    await present(browser, await codeOf(jeanne));
    house.clock.set("2026-11-24T08:20:00Z");
    expect(text((await browser.open(KIOSK)).body)).toContain("The time is over");
    expect(text((await browser.open(KIOSK)).body)).toContain("Présentez votre carte");
  });

  test("keeps nobody signed in: whoever did, and left, is signed out by its next page", async () => {
    const { browser } = await aKiosk();
    const signed = await server.signedIn(jeanne);
    const token = signed.cookies.get("ardeco_espace", "/caen") ?? "";
    expect(token).not.toBe("");
    browser.cookies.set("ardeco_espace", token, "/caen");
    const shown = await browser.open(KIOSK);
    expect(shown.body).not.toContain("Perdrix");
    expect(browser.cookies.get("ardeco_espace", "/caen") ?? "").toBe("");
    const sessions = await house.sqlAs(
      "owner",
      `select from session where subject_id = '${jeanne.personId}' and revoked_at is null`,
    );
    expect(sessions).toEqual([]);
  });
});

test("however long somebody stays, ten minutes after the card was shown it is shown again", async () => {
  const { browser } = await aKiosk();
  await present(browser);
  for (let minute = 1; minute <= 9; minute += 1) {
    house.clock.set(`2026-11-24T08:0${minute}:05Z`);
    expect((await browser.open(KIOSK)).body).toContain("Jeanne");
  }
  house.clock.set("2026-11-24T08:10:06Z");
  expect(text((await browser.open(KIOSK)).body)).toContain("Le temps est passé");
});

test("where PayFiP is paid, the page lets its form lead there; it offers no way to sign in", async () => {
  const { browser } = await aKiosk();
  await setOnlineAccount(regie.mayor, {
    regieId: regie.regieId,
    provider: "payfip",
    clientNumber: "012345",
    mode: "test",
  });
  const shown = await present(browser);
  const { origin } = new URL(mayor.ports.payments.payfip.page);
  expect(shown.headers["content-security-policy"]).toContain(`form-action 'self' ${origin}`);
  expect(shown.body).not.toContain("/caen/connexion");
  await setOnlineAccount(regie.mayor, {
    regieId: regie.regieId,
    provider: "simulator",
    clientNumber: "0",
    mode: "test",
  });
});

describe("whoever would read or take more", () => {
  test("with a lost card: nothing, and the reason", async () => {
    const { browser } = await aKiosk();
    const id = parseId<"support">(randomUUID());
    await requestSupport(jeanne, { id, personId: jeanne.personId, kind: "printed" });
    const { code: lost } = await showSupportCode(jeanne, id);
    await recordSupportLoss(jeanne, { id, door: "space" });
    const shown = await present(browser, lost);
    expect(text(shown.body)).toContain("Ce support a été déclaré perdu");
    expect(shown.body).not.toContain("Jeanne");
  });

  test("with a plastic card that the platform opened: the same visit, once, and nothing in another town", async () => {
    const id = parseId<"support">(randomUUID());
    await requestSupport(jeanne, { id, personId: jeanne.personId, kind: "printed" });
    const readerId = parseId<"equipment">(randomUUID());
    const at = { purpose: "kiosk", deskId: caen.deskId, readerId } as const;
    const opened = issueOpenedCardCode(house.system(caen.id), id, at);
    const { browser } = await aKiosk();
    expect(text((await present(browser, opened)).body)).toContain("Bonjour Jeanne");
    const { browser: next } = await aKiosk();
    const again = await present(next, opened);
    expect([again.status, text(again.body).includes("Ce code vient de servir")]).toEqual([422, true]);
    const elsewhere = issueOpenedCardCode(house.system(ifs.id), id, at);
    expect((await present(next, elsewhere)).status).toBe(422);
  });

  test("without its script nor a reader, it is the page that a scanner fills; only the one that follows the pairing connects a reader", async () => {
    const { browser } = await aKiosk();
    expect(browser.shown.headers["content-security-policy"]).toContain(
      "connect-src 'self' http://127.0.0.1:4180 ws://127.0.0.1:4180",
    );
    expect(browser.shown.body).toMatch(/<div hidden[^>]*data-card-reader="presenter"/);
    expect(browser.shown.body).toContain("Relier un lecteur de cartes");
    expect((await browser.open(KIOSK)).body).not.toContain("Relier un lecteur de cartes");
  });

  test("with a number that is typed: numbers follow one another, and open nothing", async () => {
    const { browser } = await aKiosk();
    const [support] = await listSupports(jeanne, jeanne.personId);
    const shown = await present(browser, support?.number ?? "no number");
    expect(shown.status).toBe(422);
    expect(shown.body).not.toContain("Jeanne");
  });

  test("with a mandate: the mandated one’s card shows nothing of whom they help", async () => {
    const neighbour = await anEnrolled("Paul", "Vison");
    await represents(neighbour, jeanne.personId, "mandate");
    const { browser } = await aKiosk();
    const shown = text((await present(browser, await codeOf(neighbour))).body);
    expect(shown).toContain("Bonjour Paul");
    expect(shown).not.toMatch(/Jeanne|Léo/);
  });

  test("without a kiosk: a code opens nothing in any other browser, nor with the code of a scanner", async () => {
    const visitor = server.visitor();
    await visitor.open(KIOSK);
    const refused = await visitor.post(`${KIOSK}/presenter`, { code });
    expect(refused.status).toBe(403);
    expect(text(refused.body)).toContain("Cette borne n’est pas reliée");
    const scanner = await registered("scanner");
    await visitor.open(KIOSK);
    const shown = await visitor.submit({ code: scanner.code }, { action: `${KIOSK}/relier` });
    expect(text(shown.body)).toContain("Ce code n’est pas celui d’une borne");
    expect((await visitor.post(`${KIOSK}/presenter`, { code })).status).toBe(403);
  });

  test("with the cookies of another machine, or of another town: no visit, no kiosk", async () => {
    const [one, other] = [await aKiosk(), await aKiosk()];
    await present(one.browser);
    const stolen = one.browser.cookies.get("ardeco_borne_visite", KIOSK) ?? "";
    other.browser.cookies.set("ardeco_borne_visite", stolen, KIOSK);
    const shown = await other.browser.open(KIOSK);
    expect(text(shown.body)).toContain("Le temps est passé");
    const elsewhere = server.visitor();
    elsewhere.cookies.set("ardeco_borne", one.browser.cookies.get("ardeco_borne", KIOSK) ?? "", "/ifs/borne");
    expect(text((await elsewhere.open("/ifs/borne")).body)).toContain("Relier cette borne");
    expect(ifs.slug).toBe("ifs");
  });

  test("at a kiosk that was revoked: at once, nothing", async () => {
    const { id, browser } = await aKiosk();
    await present(browser);
    await revokeEquipment(mayor, id);
    const shown = await browser.open(KIOSK);
    expect(text(shown.body)).toContain("Relier cette borne");
    expect(shown.body).not.toContain("Jeanne");
  });

  test("to top up somebody else’s counter by the form: it is none of those shown", async () => {
    const other = await anEnrolled("Inès", "Grèbe");
    const account = await openAccount(other, { personId: other.personId, counterId: purse.counterId });
    const { browser } = await aKiosk();
    await present(browser);
    const form = {
      compte: account,
      pour: other.personId,
      nouveau: randomUUID(),
      [`montant-${account}`]: "20",
    };
    const shown = await browser.post(`${KIOSK}/recharger`, form);
    expect(text(shown.body)).toContain("Le temps est passé");
    expect(await house.sqlAs("owner", `select from online_payment where account_id = '${account}'`)).toEqual(
      [],
    );
  });
});
