import fc from "fast-check";
import { expect, test } from "vitest";
import type { WaitingApproval } from "../../../kernel/approvals.ts";
import type { ListQuestion } from "../../../kernel/keyset.ts";
import { buildInbox, selectInboxPage } from "./inbox.ts";

const label = { fr: "Compte d’un partenaire", en: "Account of a partner" };
const waits = (id: string, standing: WaitingApproval["standing"] = "answers"): WaitingApproval => ({
  id,
  what: { fr: `Été ${id}`, en: `Summer ${id}` },
  askedBy: "Jeanne Martin",
  since: "2026-11-24",
  standing,
  path: "/administration/pass",
  canWithdraw: true,
});
const question: ListQuestion = { search: "", filters: {}, sort: "since", isDescending: false, limit: 50 };

test("what the reader asked for stands apart, and what does not answer is named", () => {
  const kind = { kind: "passes.account", label };
  const silent = { kind: "broken.kind", label: { fr: "Panne", en: "Failure" } };
  const inbox = buildInbox([
    { kind, waiting: [waits("a"), waits("b", "asked"), waits("c", "another")] },
    { kind: silent, waiting: "silent" },
  ]);
  expect(inbox.waiting.map(({ id }) => id)).toEqual(["a", "c"]);
  expect(inbox.asked.map(({ id }) => id)).toEqual(["b"]);
  expect(inbox.answers).toBe(1);
  expect(inbox.silent).toEqual([silent.label]);
});

test("a search reads what is shown, whatever its accents", () => {
  const { waiting } = buildInbox([{ kind: { kind: "x.y", label }, waiting: [waits("1"), waits("2")] }]);
  expect(selectInboxPage(waiting, { ...question, search: "ete 2" }).rows).toHaveLength(1);
  expect(selectInboxPage(waiting, { ...question, search: "martin" }).rows).toHaveLength(2);
  expect(selectInboxPage(waiting, { ...question, search: "nobody" }).total).toBe(0);
});

test("pages follow one another, forward and back, and leave nothing out", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 9 }), (count, limit) => {
      const many = Array.from({ length: count }, (_, n) => waits(String(n)));
      const { waiting } = buildInbox([{ kind: { kind: "x.y", label }, waiting: many }]);
      const seen: string[] = [];
      let page = selectInboxPage(waiting, { ...question, limit });
      seen.push(...page.rows.map(({ key }) => key));
      while (page.next) {
        const before = page;
        page = selectInboxPage(waiting, { ...question, limit, place: page.next });
        const back = selectInboxPage(waiting, { ...question, limit, place: page.previous });
        expect(back.rows).toEqual(before.rows);
        seen.push(...page.rows.map(({ key }) => key));
      }
      expect(new Set(seen).size).toBe(count);
      expect(seen).toHaveLength(count);
    }),
    { numRuns: 60 },
  );
});
