import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findAddressOfAgent } from "../../features/access/access/index.ts";
import { record, runJournalSequencing } from "../../features/trust/audit/index.ts";
import { parseId } from "../../kernel/ids.ts";
import { anAgent, aPerson } from "../../testing/builders.ts";
import type { Browser } from "../../testing/test-browser.ts";
import { aHouseWithAdministration } from "./testing/a-house-with-administration.ts";

let admin: Awaited<ReturnType<typeof aHouseWithAdministration>>;
let helene: Browser;
const HOME = "/caen/administration";

beforeAll(async () => {
  admin = await aHouseWithAdministration();
  helene = (await admin.agent(["authority_administrator"], "Hélène Auvray")).browser;
});
afterAll(() => admin?.house.close());

describe("staff", () => {
  test("an agent is added, given a role, and loses it at the next page", async () => {
    await helene.open(`${HOME}/agents/nouveau`);
    await helene.submit({ displayName: "Zoé Lambert", email: "zoe@caen.example" });
    const page = helene.shown.url;
    expect(helene.shown.body).toContain("Cet agent n’a aucun rôle");
    await helene.submit({ role: "auditor", service: "", desk: "" }, { action: `${page}/donner` });
    expect(helene.shown.body).toContain("Contrôle");
    await helene.submit({}, { action: `${page}/reprendre` });
    expect(helene.shown.body).toContain("Cet agent n’a aucun rôle");
  });

  test("two agents do not share an address; what was typed stays", async () => {
    await helene.open(`${HOME}/agents/nouveau`);
    const shown = await helene.submit({ displayName: "Zoé Bis", email: "ZOE@caen.example" });
    expect([shown.status, shown.body.includes("déjà celle d’un agent")]).toEqual([422, true]);
    expect(shown.body).toContain('value="Zoé Bis"');
  });

  test("a role or a limit that does not exist is refused", async () => {
    await helene.open(`${HOME}/agents`);
    const page = /href="(\/caen\/administration\/agents\/[0-9a-f-]{36})"/.exec(helene.shown.body)?.[1] ?? "";
    for (const wrong of [{ role: "mayor" }, { role: "auditor", desk: "ailleurs" }]) {
      await helene.open(page);
      const shown = await helene.submit({ service: "", desk: "", ...wrong }, { action: `${page}/donner` });
      expect([shown.status, shown.body.includes("Choisissez un rôle de la liste.")]).toEqual([422, true]);
    }
  });
});

describe("an administrator's own role", () => {
  test("has no button on their page; a form kept from before is refused in words, and they still administer", async () => {
    const { browser, context } = await admin.agent(["authority_administrator"], "Omar Seul");
    const page = `${HOME}/agents/${context.actor.kind === "staff" ? context.actor.staffId : ""}`;
    expect((await browser.open(page)).body).toContain("Un autre administrateur peut reprendre ce rôle.");
    expect(browser.shown.body).not.toContain(`${page}/reprendre`);
    const own = { role: "authority_administrator", service: "", desk: "" };
    const refused = await browser.post(`${page}/reprendre`, own);
    expect(refused.status).toBe(409);
    expect(refused.body).toContain("Vous ne pouvez pas reprendre votre propre rôle d’administration");
    expect((await browser.open(`${HOME}/agents`)).status).toBe(200);
  });

  test("gives no operation, which the list does not offer", async () => {
    const { browser, context } = await admin.agent(["authority_administrator"], "Hélène Bis");
    const page = `${HOME}/agents/${context.actor.kind === "staff" ? context.actor.staffId : ""}`;
    expect((await browser.open(page)).body).not.toContain('value="operator"');
    const refused = await browser.post(`${page}/donner`, { role: "operator", service: "", desk: "" });
    expect(refused.status).toBe(403);
    expect(refused.body).toContain("Ce rôle va au-delà des vôtres");
  });
});

test("the menu leads only where the role goes, and always to the access that others lent", async () => {
  const menuOf = async (role: "authority_administrator" | "validator" | "service_manager") =>
    (await (await admin.agent([role])).browser.open(HOME)).body;
  for (const role of ["authority_administrator", "service_manager"] as const) {
    const body = await menuOf(role);
    expect(body).not.toContain('href="/caen/agents"');
    expect(body).toContain('href="/caen/agents/delegations"');
  }
  expect(await menuOf("validator")).toContain('href="/caen/agents"');
});

/** Read at home, by the system. */
async function agentAddress(staffId: string) {
  const there = admin.house.system(admin.group.id);
  return findAddressOfAgent(there, parseId<"staff">(staffId));
}

describe("delegations", () => {
  const dates = {
    startsOn_day: "1",
    startsOn_month: "12",
    startsOn_year: "2026",
    endsOn_day: "31",
    endsOn_month: "3",
    endsOn_year: "2027",
  };

  test("given to an agent of another authority until a date, then ended", async () => {
    const { actor } = await anAgent(admin.house, admin.group.id, ["validator"], "Bruno Vasseur");
    const staffId = actor.kind === "staff" ? actor.staffId : "";
    await helene.open(`${HOME}/delegations`);
    const form = {
      from: admin.group.id,
      staffId,
      role: "validator",
      reason: "Renfort de décembre",
      ...dates,
    };
    const late = await helene.submit({ ...form, endsOn_year: "2028" });
    expect([late.status, late.body.includes("dure un an au plus")]).toEqual([422, true]);
    const address = (await agentAddress(staffId)) ?? "";
    await helene.submit({ ...form, staffId: address.toUpperCase() });
    expect(helene.shown.body).toContain("mercredi 31 mars 2027");
    expect(helene.shown.body).toContain("Bruno Vasseur");
    await admin.house.drain();
    const told = admin.house.mails.findLast(({ to }) => to === address);
    expect(told?.subject).toContain("vous prête un accès");
    expect(told?.text).toContain("/caen-la-mer/agents/delegations");
    await helene.submit({}, { action: `${HOME}/delegations/fin` });
    expect(helene.shown.body).toContain("Terminée");
  });

  test("an identifier that is nobody's, or one of our own agents, is refused", async () => {
    const { context } = await admin.agent(["validator"]);
    const own = context.actor.kind === "staff" ? context.actor.staffId : "";
    for (const staffId of [own, "rien", "11111111-1111-4111-8111-111111111111"]) {
      await helene.open(`${HOME}/delegations`);
      const form = { from: admin.group.id, staffId, role: "validator", reason: "Essai", ...dates };
      const shown = await helene.submit(form);
      expect([shown.status, shown.body.includes("pas connu de cette collectivité")]).toEqual([422, true]);
    }
  });
});

describe("the journal", () => {
  test("tells what administrators did, in sentences", async () => {
    await runJournalSequencing(admin.house.system(admin.town.id));
    const auditor = (await admin.agent(["auditor"])).browser;
    const { body } = await auditor.open(`${HOME}/journal`);
    expect(body).toContain("Par Hélène Auvray, agent");
    expect(body).toContain("Mardi 24 novembre 2026".toLowerCase());
  });

  test("quotes a line written for a person, and names nobody", async () => {
    const { personId } = await aPerson(admin.house, admin.town.id);
    const system = admin.house.system(admin.town.id);
    await system.transaction((tx) =>
      record(tx, system, { action: "access.session_opened", personId, data: {} }),
    );
    const auditor = (await admin.agent(["auditor"])).browser;
    const { body } = await auditor.open(`${HOME}/journal`);
    expect(body).toContain("Écrit dans le journal de la personne\u00a0: «");
    expect(body).toContain(`À propos d’une personne (référence ${personId.slice(-8).toUpperCase()})`);
    expect(body).not.toContain(personId);
  });
});

describe("operation", () => {
  const job = {
    id: "job-1",
    name: "clients.deliver",
    failedAt: new Date("2026-11-23T10:00:00Z"),
    attempts: 12,
    reason: "AppError outbound.refused",
    orderKey: "grant",
  };

  test("a failed job of ours is tried again; another authority's is not even seen", async () => {
    const { browser } = await admin.agent(["operator"]);
    expect((await browser.open(`${HOME}/exploitation`)).body).toContain("Aucun travail en échec");
    admin.stuck.push(
      { ...job, authorityId: admin.town.id },
      { ...job, id: "job-2", name: "consent.tell", authorityId: admin.group.id },
    );
    await browser.open(`${HOME}/exploitation`);
    expect(browser.shown.body).toContain("clients.deliver (retient les suivants)");
    expect(browser.shown.body).not.toContain("consent.tell");
    expect((await browser.post(`${HOME}/exploitation/relancer`, { job: "job-2" })).status).toBe(404);
    await browser.open(`${HOME}/exploitation`);
    await browser.submit();
    expect(browser.shown.body).toContain("Le travail est relancé");
    expect(admin.retried).toEqual(["job-1"]);
  });
});
