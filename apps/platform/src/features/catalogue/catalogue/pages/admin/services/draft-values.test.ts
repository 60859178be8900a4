import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { toDraftDefinition } from "./draft-definition.ts";
import { validateDraft } from "./draft-problems.ts";
import { type DraftValues, toDraftValues } from "./draft-values.ts";

const folder = new URL("../../../../../../../seeds/services/", import.meta.url);
const services = readdirSync(folder).map((name): [string, Record<string, unknown>] => [
  name,
  JSON.parse(readFileSync(new URL(name, folder), "utf8")).definition,
]);

test.each(services)("the editor loses nothing of %s", (_, definition) => {
  expect(toDraftDefinition(toDraftValues(definition))).toEqual(definition);
});

describe("what is typed wrong in the public page", () => {
  const [, canteen = {}] = services.find(([name]) => name === "cantine.json") ?? [];
  const typed = (change: Record<string, string>): DraftValues =>
    new Map([
      ...toDraftValues(canteen),
      ...Object.entries(change).map(([key, text]) => [key, [text]] as const),
    ]);

  test.each([
    ["presentation_cost_from", "quatre euros"],
    ["presentation_cost_to", "0,20"],
    ["presentation_answerDays", "bientôt"],
    ["presentation_places_0_postalCode", "1400"],
    ["presentation_places_0_hours_en", ""],
    ["presentation_documents_1_label_en", " "],
    ["presentation_address", "javascript:alert(1)"],
    ["presentation_sheet", "fiche 12"],
    ["presentation_partner_site", "https://cinema.example"],
  ])("%s is told by its field, and kept as typed", (name, text) => {
    const values = typed({ [name]: text });
    const [problem, ...others] = validateDraft(values);
    expect(others).toEqual([]);
    expect(problem?.field).toBe(name === "presentation_partner_site" ? "presentation_partner_name" : name);
    expect(toDraftValues(toDraftDefinition(values)).get(name)?.[0] ?? "").toBe(text.trim());
  });

  test("a price is typed in euros and kept in cents", () => {
    const cost = (from: string) => toDraftDefinition(typed({ presentation_cost_from: from })).presentation;
    for (const [from, cents] of [
      ["1", 100],
      ["1,5", 150],
      ["0.39", 39],
      ["2,50 €", 250],
    ] as const)
      expect(cost(from)).toMatchObject({ cost: { from: cents } });
  });
});
