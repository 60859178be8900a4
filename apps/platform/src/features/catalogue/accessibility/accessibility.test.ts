import { randomUUID } from "node:crypto";
import { drawnNumber } from "@ardeco/contracts";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { toCivilDate } from "../../../kernel/civil-date.ts";
import { parseId } from "../../../kernel/ids.ts";
import { anAgent, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { notificationsJobs } from "../../messaging/notifications/index.ts";
import {
  accessibilityContribution,
  findReport,
  listComplaints,
  publishReport,
  resolveComplaint,
  submitComplaint,
} from "./index.ts";
import type { AccessibilityReport } from "./report.ts";
import { computeDeclaredConformity } from "./rules.ts";

let house: TestRuntime;
let town: Awaited<ReturnType<typeof aTown>>;
let abroad: Awaited<ReturnType<typeof aTown>>;

beforeAll(async () => {
  house = await testRuntime([notificationsJobs]);
  town = await aTown(house, { slug: "caen" });
  abroad = await aTown(house, { slug: "honfleur", officialCode: "14333" });
});
afterAll(() => house.close());

const text = {
  name: "Rosalind Franklin",
  email: "rosalind@exemple.fr",
  where: "la carte de bus",
  what: "Le bouton n’est pas lu.",
};
const nobody = () => house.as({ kind: "anonymous" }, town.id);
const aComplaint = () => ({ id: parseId<"complaint">(randomUUID()), text });

const report: AccessibilityReport = {
  conformity: "full",
  establishedOn: "2026-11-24",
  failures: ["Les plans de quartier."],
  exemptions: [],
  outOfScope: [],
  commitments: [],
  actions: [],
  review: [],
};

describe("a complaint", () => {
  test("is received from anybody, once, with the same number when sent again", async () => {
    const complaint = aComplaint();
    const receipt = await submitComplaint(nobody(), complaint);
    expect(receipt.number).toMatch(/^ACC-\d{4}-\d{6}-[A-Z0-9]{2}$/);
    expect(await submitComplaint(nobody(), complaint)).toEqual(receipt);
    const administrator = await anAgent(house, town.id, ["authority_administrator"]);
    const listed = await listComplaints(administrator);
    expect(listed.filter(({ id }) => id === complaint.id)).toEqual([
      expect.objectContaining({ ...text, ...receipt }),
    ]);
  });

  test("whose number is another’s already is kept under the next one, acknowledged and told", async () => {
    const [before, complaint] = [aComplaint(), aComplaint()];
    await submitComplaint(nobody(), before);
    const drawn = { prefix: "ACC", day: toCivilDate(house.clock.now()), id: complaint.id };
    await house.sqlAs("owner", "update accessibility_complaint set number = $1 where id = $2", [
      drawnNumber(drawn, 0),
      before.id,
    ]);
    await house.drain();
    const written = house.mails.length;
    const { number } = await submitComplaint(nobody(), complaint);
    expect(number).toBe(drawnNumber(drawn, 1));
    const administrator = await anAgent(house, town.id, ["authority_administrator"]);
    const listed = await listComplaints(administrator);
    expect(listed.find(({ id }) => id === complaint.id)).toMatchObject({ ...text, number });
    await house.drain();
    const sent = house.mails.slice(written);
    expect(sent.map(({ to }) => to).sort()).toEqual(["mairie@caen.example", "rosalind@exemple.fr"]);
    for (const mail of sent) expect(`${mail.subject} ${mail.text}`).toContain(number);
  });

  test("sent again on another day, is answered with the receipt of the first", async () => {
    const complaint = aComplaint();
    const receipt = await submitComplaint(nobody(), complaint);
    const today = house.clock.now();
    house.clock.set("2027-01-02T08:00:00Z");
    expect(await submitComplaint(nobody(), complaint)).toEqual(receipt);
    house.clock.set(today.toISOString());
  });

  test("is sealed: a dump tells neither who nor what", async () => {
    await submitComplaint(nobody(), aComplaint());
    const rows = await house.sqlAs<{ row: string }>(
      "owner",
      "select c::text || encode(sealed, 'escape') as row from accessibility_complaint c",
    );
    expect(JSON.stringify(rows)).not.toMatch(/Rosalind|rosalind|bouton|carte de bus/);
  });

  test("is acknowledged to who sent it and told to the authority, once, without its words", async () => {
    const complaint = aComplaint();
    await house.drain();
    const before = house.mails.length;
    const { number } = await submitComplaint(nobody(), complaint);
    await submitComplaint(nobody(), complaint);
    await house.drain();
    const sent = house.mails.slice(before);
    expect(sent.map(({ to }) => to).sort()).toEqual(["mairie@caen.example", "rosalind@exemple.fr"]);
    for (const { subject, text: written } of sent) {
      expect(`${subject} ${written}`).toContain(number);
      expect(`${subject} ${written}`).not.toMatch(/Rosalind|bouton|carte de bus/);
    }
    expect(sent.find(({ to }) => to === text.email)?.text).toContain("Défenseur des droits");
  });

  test("is read by the administrators of its authority only", async () => {
    await submitComplaint(nobody(), aComplaint());
    const reader = await anAgent(house, town.id, ["reception", "validator", "service_manager"]);
    await expect(listComplaints(reader)).rejects.toMatchObject({
      code: "access.capability_missing",
    });
    const neighbour = await anAgent(house, abroad.id, ["authority_administrator"]);
    expect(await listComplaints(neighbour)).toEqual([]);
  });

  test("is answered once, and not from next door", async () => {
    const { id } = aComplaint();
    await submitComplaint(nobody(), { id, text });
    const neighbour = await anAgent(house, abroad.id, ["authority_administrator"]);
    const unknown = { code: "accessibility.unknown_complaint" };
    await expect(resolveComplaint(neighbour, { id })).rejects.toMatchObject(unknown);
    const administrator = await anAgent(house, town.id, ["authority_administrator"]);
    await resolveComplaint(administrator, { id });
    await expect(resolveComplaint(administrator, { id })).rejects.toMatchObject(unknown);
  });

  test("is erased a year after it came", async () => {
    const complaint = aComplaint();
    await submitComplaint(nobody(), complaint);
    await house.sqlAs(
      "owner",
      "update accessibility_complaint set received_on = received_on - 400 where id = $1",
      [complaint.id],
    );
    const system = house.as({ kind: "system", name: "purge" }, town.id);
    expect(await system.transaction((tx) => accessibilityContribution.purge(tx, system))).toBe(1);
  });
});

describe("a statement", () => {
  test("never says more than the audit", async () => {
    const administrator = await anAgent(house, town.id, ["authority_administrator"]);
    await publishReport(administrator, report);
    const read = () => findReport(nobody(), town.id);
    expect(await read()).toMatchObject({ conformity: "none", failures: report.failures });
    await publishReport(administrator, {
      ...report,
      audit: { on: "2026-10-01", by: "un auditeur", ratePercent: 72 },
    });
    expect(await read()).toMatchObject({ conformity: "partial" });
  });

  test("is declared by administrators only", async () => {
    const manager = await anAgent(house, town.id, ["service_manager"]);
    await expect(publishReport(manager, report)).rejects.toMatchObject({ code: "access.capability_missing" });
  });

  test("follows the thresholds of the RGAA whatever the rate", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), (ratePercent) => {
        const said = computeDeclaredConformity({ audit: { on: "2026-10-01", by: "x", ratePercent } });
        expect(said).toBe(ratePercent === 100 ? "full" : ratePercent >= 50 ? "partial" : "none");
      }),
    );
  });
});
