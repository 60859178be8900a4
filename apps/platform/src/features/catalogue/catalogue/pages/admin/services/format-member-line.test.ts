import { expect, test } from "vitest";
import { listValueLines } from "./differences.ts";
import { formatMemberLine } from "./format-member-line.ts";

const said = (part: string, value: unknown) =>
  listValueLines(value).map((line) => formatMemberLine(part, line, "fr"));

test("a member of the public page is told in the words of the editor, a price in euros", () => {
  const cost = { from: 39, to: 399, explanation: { fr: "Par repas.", en: "Per meal." } };
  expect(said("presentation_cost", cost)).toEqual([
    "D’où vient le prix, en anglais : Per meal.",
    "D’où vient le prix, en français : Par repas.",
    "Prix, ou prix le plus bas : 0,39\u00a0€",
    "Prix le plus haut : 3,99\u00a0€",
  ]);
  const places = [{ name: "Mairie", hours: [{ fr: "Le lundi : de 8 h à 18 h", en: "Monday" }] }];
  expect(said("presentation_places", places)).toEqual([
    "1. Horaires, en anglais : Monday",
    "1. Horaires, en français : Le lundi : de 8 h à 18 h",
    "1. Nom du lieu : Mairie",
  ]);
  expect(said("presentation_themes", ["culture", "sport"])).toEqual(["Culture, Sport et loisirs"]);
  expect(said("presentation_answerDays", 15)).toEqual(["15"]);
});
