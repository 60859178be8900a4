import fc from "fast-check";
import { expect, it } from "vitest";
import { asId } from "../../kernel/ids.ts";
import { aDefinition } from "../../testing/services.ts";
import type { Offered } from "./offer.ts";
import { fold, search } from "./search.ts";

const authority = asId<"authority">("7f1d4c2e-3b5a-4e86-9d10-2a6c8e0b4f13");

const offered = (fr: string, en: string, summary: string): Offered => ({
  href: "/caen/services/essai",
  icon: "file-text",
  provider: {
    id: authority,
    slug: "caen",
    name: "Ville de Caen",
    kind: "commune",
    officialCode: "14118",
    colour: "#1f5fa6",
    contact: {},
  },
  service: {
    id: asId<"service">("0c9b1d52-6f0e-4d7e-8a4b-5e2f7c3d1a90"),
    providerId: authority,
    slug: fr.toLowerCase().replaceAll(/[^a-z]/g, ""),
    status: "published",
    version: 1,
    definition: aDefinition({ title: { fr, en }, summary: { fr: summary, en: summary } }),
  },
});

const canteen = offered("Cantine scolaire", "School canteen", "Repas de midi à l’école.");
const school = offered("École", "School", "Inscription à l’école ; la cantine se demande à part.");
const pool = offered("Piscines", "Swimming pools", "Nager toute l’année.");
const all = [school, canteen, pool];
const found = (typed: string) => search(all, typed).map(({ service }) => service.definition.title.fr);

it.each([
  ["PISCINE", ["Piscines"]],
  ["pisicne", ["Piscines"]],
  ["picine", ["Piscines"]],
  ["ecole", ["École", "Cantine scolaire"]],
  ["cantine", ["Cantine scolaire", "École"]],
  ["la cantine de mon école", ["École", "Cantine scolaire"]],
  ["swim", ["Piscines"]],
  ["piscine cantine", []],
  ["patinoire", []],
])("%s finds %j", (typed, titles) => {
  expect(found(typed)).toEqual(titles);
});

it("finds everything, as given, for small words alone", () => {
  expect(search(all, " le de la ")).toEqual(all);
});

it("never fails and never invents, whatever is typed", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (typed) => {
      const result = search(all, typed);
      expect(result.every((one) => all.includes(one))).toBe(true);
      expect(new Set(result).size).toBe(result.length);
      expect(fold(typed).every((word) => word === word.toLowerCase())).toBe(true);
    }),
  );
});
