import { expect, test } from "vitest";
import type { WaitingApproval } from "../../../kernel/approvals.ts";
import type { Context } from "../../../kernel/context.ts";
import { isUuid } from "../../../kernel/ids.ts";
import { NO_DUE_DAY, type WaitingQuery } from "../../../kernel/waiting.ts";
import { buildApprovalsKind } from "./index.ts";

const label = { fr: "Tarif", en: "Tariff" };
const anApproval = (id: string, more: Partial<WaitingApproval> = {}): WaitingApproval => ({
  id,
  what: { fr: `Tarif « ${id} »`, en: `Tariff “${id}”` },
  askedBy: "Léa Martin",
  since: "2026-11-20",
  standing: "answers",
  path: `/administration/tarifs/${id}`,
  canWithdraw: false,
  ...more,
});
const kind = buildApprovalsKind([
  {
    kind: { kind: "tariffs.version", label },
    waiting: [
      anApproval("Cantine.2"),
      anApproval("Étude", { since: "2026-11-22", until: { on: "2026-11-23", outcome: "expires" } }),
      anApproval("Piscine", { standing: "asked" }),
      anApproval("Musée", { standing: "another" }),
    ],
  },
  { kind: { kind: "catalogue.version", label }, waiting: [anApproval("Cantine.2"), anApproval("Bus")] },
  { kind: { kind: "couplings.coupling", label }, waiting: "silent" },
]);
// Nothing of it reads the database.
const context = {} as Context;
const asked: WaitingQuery = { scope: "open", order: "due", isDescending: false, limit: 25 };

async function list(query: Partial<WaitingQuery> = {}) {
  const { keys, openItems } = await kind.listWaiting(context, { ...asked, ...query });
  const items = await openItems(keys.map(({ id }) => id));
  return { keys, titles: items.map(({ title }) => title?.fr) };
}

test("what the reader may answer has a row, and what others answer has none", async () => {
  const { keys, titles } = await list();
  expect(titles[0]).toBe("Tarif « Étude »");
  expect(titles.toSorted()).toEqual([
    "Tarif « Bus »",
    "Tarif « Cantine.2 »",
    "Tarif « Cantine.2 »",
    "Tarif « Étude »",
  ]);
  expect(keys.map(({ dueOn }) => dueOn)).toEqual(["2026-11-23", NO_DUE_DAY, NO_DUE_DAY, NO_DUE_DAY]);
});

test("whatever ids features choose, rows have UUIDs, apart and the same on every page", async () => {
  const { keys } = await list();
  expect(keys.every(({ id }) => isUuid(id))).toBe(true);
  expect(new Set(keys.map(({ id }) => id)).size).toBe(4);
  expect((await list()).keys).toEqual(keys);
});

test("one row a page, both ways and in both orders, shows each once", async () => {
  for (const order of ["due", "since"] as const)
    for (const isDescending of [false, true]) {
      const { keys } = await list({ order, isDescending });
      const read: string[] = [];
      for (let after: WaitingQuery["after"]; read.length < 6; ) {
        const [next] = (await list({ order, isDescending, limit: 1, ...(after ? { after } : {}) })).keys;
        if (!next) break;
        read.push(next.id);
        after = next;
      }
      expect(read).toEqual(keys.map(({ id }) => id));
    }
});

test("is late, new and found as other rows are", async () => {
  expect((await list({ dueBefore: "2026-11-24" })).titles).toEqual(["Tarif « Étude »"]);
  expect((await list({ arrivedFrom: new Date("2026-11-21T17:00:00Z") })).titles).toEqual(["Tarif « Étude »"]);
  expect((await list({ search: { typed: "etude", personIds: [] } })).titles).toEqual(["Tarif « Étude »"]);
  expect((await list({ search: { typed: "CAEN-2026", number: "CAEN-2026" } })).titles).toEqual([]);
  const moment = { today: "2026-11-24", arrivedFrom: new Date("2026-11-21T17:00:00Z") };
  expect(await kind.countWaiting(context, moment)).toMatchObject({ open: 4, late: 1, fresh: 1, mine: 0 });
});

test("who may see no kind of approval has no kind of row", () => {
  expect(buildApprovalsKind([]).maySee({ kind: "anonymous" })).toBe(false);
});
