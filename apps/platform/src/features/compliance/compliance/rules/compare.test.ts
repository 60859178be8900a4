import { expect, test } from "vitest";
import { compareContents } from "./compare.ts";
import type { Content } from "./content.ts";

const keeping = (retentionDays: number): Content => ({
  authority: "Ville de Caen",
  hasOfficer: true,
  hostingProvider: "",
  clocks: [],
  measures: [],
  risks: [],
  limits: [],
  services: [
    {
      slug: "piscine",
      title: { fr: "Piscine", en: "Pool" },
      summary: { fr: "", en: "" },
      status: "published",
      version: 1,
      elements: [
        {
          element: "email",
          label: { fr: "Courriel", en: "E-mail" },
          purpose: { fr: "Écrire.", en: "Write." },
          basis: { fr: "Une mission d’intérêt public", en: "A task in the public interest" },
          retentionDays,
          heldBy: [],
        },
      ],
    },
  ],
});

test.each([
  [365, 730, "« Piscine », courriel : gardé 2 ans, et non plus gardé un an."],
  [30, 0, "« Piscine », courriel : effacé dès la fin, et non plus gardé 30 jours."],
  [0, 365, "« Piscine », courriel : gardé un an, et non plus effacé dès la fin."],
])("kept %i days, then %i: it is told in plain words", (before, after, fr) => {
  expect(compareContents(keeping(before), keeping(after))).toMatchObject([{ about: "service", fr }]);
});
