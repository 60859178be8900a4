import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { moduleJobs } from "../../../../app.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { anAgent, aTown } from "../../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../../testing/test-runtime.ts";
import { readAuthorityJournal } from "../../../trust/audit/index.ts";
import { listAtBank } from "../../debits/index.ts";
import { creditInvoice, exportIssued, listIssued } from "../index.ts";
import { aCanteen, type Canteen } from "../testing/a-canteen.ts";

let house: TestRuntime;
let caen: Canteen;

beforeAll(async () => {
  house = await testRuntime(moduleJobs);
  house.clock.set("2026-10-01T08:00:00Z");
  const { id } = await aTown(house, { slug: "caen", name: "Ville de Caen" });
  caen = await aCanteen(house, id);
});
afterAll(() => house?.close());

test("the pieces of a month are read page by page, with their credit notes, each with how it stands; the file has them all", async () => {
  const families = [];
  for (const name of ["Léo", "Zoé", "Inès"]) {
    const parent = await caen.parent();
    const child = await caen.child([parent], { name });
    await caen.meal(child, "2026-10-05");
    families.push({ parent, child });
  }
  const { invoices } = await caen.issue();
  expect(invoices).toHaveLength(3);
  const [first] = invoices;
  // Of another month: in no page of this one, though it is of the same families.
  for (const { child } of families) await caen.meal(child, "2026-11-03");
  house.clock.set("2026-12-01T08:00:00Z");
  const credited = {
    id: parseId<"invoice">(randomUUID()),
    invoiceId: first?.id ?? parseId<"invoice">("none"),
  };
  await creditInvoice(caen.mayor, { ...credited, reason: "Absent." }, listAtBank);
  const { mayor, seriesId } = caen;
  const asked = { seriesId, month: "2026-10", limit: 2 };
  const pages = [];
  for (let after: string | undefined; ; ) {
    const { pieces, next } = await listIssued(mayor, { ...asked, after });
    pages.push(pieces.map(({ kind, standing }) => `${kind} ${standing?.state ?? "–"}`));
    if (next === null) break;
    after = next;
  }
  expect(pages).toEqual([
    ["invoice cancelled", "invoice due"],
    ["invoice due", "credit_note –"],
  ]);
  const exported = [];
  for await (const page of await exportIssued(mayor, { seriesId, month: "2026-10" })) exported.push(...page);
  expect(exported.map(({ number }) => number)).toEqual(
    (await listIssued(mayor, { seriesId, month: "2026-10" })).pieces.map(({ number }) => number),
  );
  expect(exported.at(-1)?.aboutNumber).toBe(exported[0]?.number);
  // Said before a name leaves, with how many; nothing is said of what is refused, at once.
  await exportIssued(mayor, { seriesId, month: "2026-10" });
  await expect(exportIssued(mayor, { seriesId, month: "2026-99" })).rejects.toMatchObject({
    code: "invoices.month_not_valid",
  });
  const auditor = await anAgent(house, caen.town, ["auditor"]);
  const { entries } = await auditor.transaction((tx) => readAuthorityJournal(tx, auditor));
  expect(
    entries.filter(({ action }) => action === "invoices.exported").map(({ data }) => data?.pieces),
  ).toEqual([4, 4]);
  expect(await listIssued(mayor, { ...asked, after: "nonsense" })).toMatchObject({ pieces: { length: 2 } });
  expect((await listIssued(mayor, { seriesId, month: "2026-09" })).pieces).toEqual([]);
});
