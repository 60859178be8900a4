import { expect, test } from "vitest";
import { saidOf } from "../testing/fixture.ts";
import { pageTransactions } from "./page-transactions.ts";

const src = "apps/platform/src";

test.each([
  ["frames/site/offer.ts", "context.transaction((tx) => listOffers(tx, context));"],
  ["frames/door/open-session.ts", "system.transaction(async function (tx) { await save(tx); });"],
  ["features/ledger/counters/pages/space/page.tsx", "visit.context.read(async () => listCounters());"],
  ["features/ledger/counters/pages/common/amount.ts", "context.savepoint(() => post());"],
])("a transaction opened in %s", (path, text) => {
  expect(saidOf(pageTransactions, { [`${src}/${path}`]: text })).toEqual([
    expect.stringContaining("A page opens a transaction"),
  ]);
});

test("use cases open transactions, tests too, and a page reads a cursor", () => {
  const text = "context.transaction((tx) => listOffers(tx, context));";
  const said = saidOf(pageTransactions, {
    [`${src}/features/ledger/counters/list-counters.ts`]: text,
    [`${src}/composition/take-out.ts`]: text,
    [`${src}/features/ledger/counters/pages/space/page.test.ts`]: text,
    [`${src}/frames/api/routes.ts`]: "cursors.read(request, cursor);",
  });
  expect(said).toEqual([]);
});
