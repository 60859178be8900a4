import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contributions } from "../../../../../../app.ts";
import { takeOut } from "../../../../../../composition/take-out.ts";
import {
  type Someone,
  type SpaceHouse,
  spaceHouse,
} from "../../../../../../frames/space/testing/space-house.ts";
import type { PersonId } from "../../../../../../kernel/ids.ts";
import { anAgent } from "../../../../../../testing/builders.ts";
import { asks, says } from "../../../../../../testing/consents.ts";
import { declineService } from "../../../../../consent/consent/index.ts";
import { readPersonView } from "../../../../../enrolment/enrolment/index.ts";
import { endRepresentation, listRepresented } from "../../../../../identity/households/index.ts";
import { buildPersonStatement, readPersonJournal, record } from "../../../index.ts";

let home: SpaceHouse;
const PAGE = "/caen/espace/journal";
beforeAll(async () => {
  home = await spaceHouse();
});
afterAll(() => home?.house.close());

/** A judge decided otherwise. */
async function endsRepresentations(who: Someone): Promise<void> {
  const agent = await anAgent(home.house, home.caen, ["reception", "validator"]);
  await agent.transaction(async () => {
    for (const { id } of await listRepresented(agent, who.personId))
      await endRepresentation(agent, {
        id,
        cause: "court_decision",
        evidence: { kind: "court_decision" },
        reason: "jugement",
      });
  });
}

describe("the journal speaks in sentences", () => {
  test("who, what, when: the agent by name, the platform, and the reader as “you”", async () => {
    const jeanne = await home.jeanne();
    const agent = await anAgent(home.house, home.caen, ["validator"]);
    await agent.transaction((tx) =>
      record(tx, agent, {
        action: "identity.element_refused",
        personId: jeanne.personId,
        data: { element: "address", reason: "document illisible" },
      }),
    );
    const browser = await home.server.signedIn(jeanne);
    await browser.open("/caen/espace/informations/phone_number");
    await browser.submit({ valeur: "06 12 34 56 78" });
    const { body } = await browser.open(PAGE);
    expect(body).toContain("Mardi 24 novembre 2026".toLowerCase());
    expect(body).toContain("9\u00a0h\u00a000");
    expect(body).toContain(
      "Adresse du domicile\u00a0: la valeur a été refusée. Motif\u00a0: document illisible.",
    );
    expect(body).toContain("Par Camille Lefèvre, agent (Ville de Caen)");
    expect(body).toContain("Par vous");
    expect(body).toContain("Automatiquement");
    // What a till or a kiosk did is not said to be done by the house alone; what an agent saw is told.
    const system = home.house.system(home.caen);
    await system.transaction(async (tx) => {
      const { personId } = jeanne;
      await record(tx, system, { action: "passes.shown", personId, data: { partner: "Le Lux" } });
      await record(tx, agent, {
        action: "invoices.looked_at",
        personId,
        data: { month: "2026-10", why: "two_homes" },
      });
      const paid = { number: "CANTINE-2026-000001-2O", amount: 2860, machine: "Borne de la mairie" };
      await record(tx, system, { action: "payments.paid_online", personId, data: paid });
    });
    const after = (await browser.open(PAGE)).body.replaceAll(/[\u00a0\u202f]/g, " ");
    expect(after).toContain("À « Le Lux »");
    expect(after).toContain("À « Borne de la mairie »");
    expect(after).toContain("ont été payés à « Borne de la mairie »");
    expect(after).toContain("que les parents ne vivent pas ensemble : il reste à dire qui paie");
  });

  test("an agent who opens four pages in seven minutes is one line, kept four times", async () => {
    const jeanne = await home.jeanne();
    const agent = await anAgent(home.house, home.caen, ["reception"]);
    home.house.clock.set("2026-11-24T09:02:00Z");
    for (const [minutes, purpose] of [
      [3, "help_at_desk"],
      [2, "help_at_desk"],
      [2, "help_at_desk"],
      [0, "help_at_desk"],
      [0, "check"],
    ] as const) {
      await readPersonView(agent, { personId: jeanne.personId, purpose });
      home.house.clock.advance(minutes * 60_000);
    }
    const { body } = await (await home.server.signedIn(jeanne)).open(PAGE);
    const text = body.replace(/\s/g, " ");
    expect(text.match(/consulté vos informations/g)).toHaveLength(2);
    expect(text.match(/Camille Lefèvre, agent \(Ville de Caen\), de 10 h 02 à 10 h 09/g)).toHaveLength(1);
    const { entries } = await readPersonJournal(jeanne, jeanne.personId);
    expect(entries.filter(({ action }) => action === "enrolment.person_consulted")).toHaveLength(5);
  });

  test("page after page, newest first, none twice and none lost", async () => {
    const jeanne = await home.jeanne();
    const system = home.house.system(home.caen);
    await system.transaction(async (tx) => {
      for (let line = 0; line < 90; line += 1) {
        const data = { element: "email", reason: `motif-${line}-fin` };
        await record(tx, system, { action: "identity.element_refused", personId: jeanne.personId, data });
      }
    });
    const browser = await home.server.signedIn(jeanne);
    const seen: string[] = [];
    let next: string | undefined = PAGE;
    while (next !== undefined) {
      const { body } = await browser.open(next);
      seen.push(...[...body.matchAll(/motif-(\d+)-fin/g)].map(([, line = ""]) => line));
      next = /href="([^"]*avant=\d+)"/.exec(body)?.[1];
    }
    expect(seen).toEqual(Array.from({ length: 90 }, (_, index) => String(89 - index)));
    expect((await browser.open(`${PAGE}?avant=n-importe-quoi`)).status).toBe(200);
  });
});

describe("whose journal", () => {
  test("a parent reads their child’s; the other parent stays unnamed", async () => {
    const [jeanne, julien] = [await home.jeanne(), await home.jeanne({ given_name: "Julien" })];
    const leo = await home.childOf(jeanne);
    await jeanne.transaction((tx) =>
      record(tx, julien, { action: "identity.element_declared", personId: leo, data: { element: "school" } }),
    );
    const { body } = await (await home.server.signedIn(jeanne)).open(`${PAGE}?pour=${leo}`);
    expect(body).toContain("Établissement scolaire\u00a0: une valeur a été déclarée.");
    expect(body).toContain("Par une personne qui la représente");
    expect(body).not.toContain("Julien");
  });

  test("what a parent accepted and refused for a child names the child, as long as they act for them", async () => {
    const jeanne = await home.jeanne();
    const leo = await home.childOf(jeanne);
    const asked = { requests: [asks("given_name", { required: true })] };
    const canteen = await home.service(`cantine-${jeanne.personId.slice(0, 4)}`, {
      ...asked,
      title: { fr: "Cantine", en: "Canteen" },
    });
    const pool = await home.service(`piscine-${jeanne.personId.slice(0, 4)}`, {
      ...asked,
      title: { fr: "Piscine", en: "Pool" },
    });
    await says(
      { granted: ["given_name"] },
      Object.assign(jeanne.as(jeanne.actor), { personId: leo }),
      canteen,
    );
    await declineService(jeanne, { personId: leo, serviceId: pool.id });
    const browser = await home.server.signedIn(jeanne);
    const { body } = await browser.open(PAGE);
    expect(body).toMatch(/Vous avez accepté pour Léo Morel que «\sCantine\s»/);
    expect(body).toMatch(/Vous avez refusé pour Léo Morel «\sPiscine\s»/);
    await endsRepresentations(jeanne);
    // With its proof a line is given whole, as it was hashed: it holds no number of the child either.
    const statement = await buildPersonStatement(jeanne, jeanne.personId);
    expect(JSON.stringify(statement)).toContain("consent.grant_given");
    expect(JSON.stringify(statement)).not.toContain(leo);
    const after = (await browser.open(PAGE)).body;
    expect(after).toMatch(/Vous avez accepté pour quelqu’un que «\sCantine\s»/);
    expect(after).not.toContain("Léo Morel");
    const taken = await jeanne.transaction((tx) => takeOut(contributions)(tx, jeanne, jeanne.personId));
    const { journal } = taken.audit as { readonly journal: readonly { readonly action: string }[] };
    expect(journal.map(({ action }) => action)).toContain("consent.grant_given");
    expect(JSON.stringify(journal.filter(({ action }) => action.startsWith("consent.")))).not.toContain(leo);
  });

  test("nobody reads a stranger’s", async () => {
    const [jeanne, other] = [await home.jeanne(), await home.jeanne()];
    const browser = await home.server.signedIn(jeanne);
    expect((await browser.open(`${PAGE}?pour=${other.personId}`)).status).toBe(403);
  });

  test("the database says the same to whoever goes round the page, and once a representation has ended", async () => {
    const [jeanne, stranger] = [await home.jeanne(), await home.jeanne()];
    const leo = await home.childOf(jeanne);
    const linesFor = async (who: Someone, personId: PersonId) =>
      (await readPersonJournal(who, personId)).entries.length;
    expect(await linesFor(jeanne, leo)).toBeGreaterThan(0);
    expect(await linesFor(stranger, leo)).toBe(0);
    expect(await linesFor(stranger, jeanne.personId)).toBe(0);
    await endsRepresentations(jeanne);
    expect(await linesFor(jeanne, leo)).toBe(0);
  });
});
