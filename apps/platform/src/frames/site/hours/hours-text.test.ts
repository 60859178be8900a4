import { describe, expect, it } from "vitest";
import { computeOpening, readHours } from "../../../features/authorities/authorities/index.ts";
import { formatHoursLines, formatOpening } from "./hours-text.ts";

const lines = ["Du lundi au vendredi, de 8 h 30 à 12 h et de 13 h 30 à 17 h", "Le samedi, de 9 h à 12 h"];

function said(instant: string, language: "fr" | "en" = "fr"): string {
  const schedule = readHours(lines);
  return schedule
    ? formatOpening(computeOpening(schedule, new Date(instant)), language).replaceAll("\u00a0", " ")
    : "";
}

describe("open now", () => {
  it.each([
    ["2026-11-24T09:00:00Z", "Ouvert maintenant, ferme à 12 h"],
    ["2026-11-24T11:30:00Z", "Fermé maintenant, ouvre à 13 h 30"],
    ["2026-11-24T18:00:00Z", "Fermé maintenant, ouvre demain à 8 h 30"],
    ["2026-11-28T13:00:00Z", "Fermé maintenant, ouvre lundi à 8 h 30"],
    ["2026-12-25T09:00:00Z", "Fermé : jour férié, ouvre demain à 9 h"],
  ])("is said in words: %s", (instant, words) => expect(said(instant)).toBe(words));

  it("is said in English too", () => {
    expect(said("2026-11-24T15:00:00Z", "en")).toBe("Open now, closes at 5 pm");
    expect(said("2026-11-28T13:00:00Z", "en")).toBe("Closed now, opens Monday at 8:30 am");
  });
});

it("hours written in French are read in English", () => {
  const schedule = readHours([...lines, "Fermé le 24 décembre 2026", "Ouvert les jours fériés"]);
  expect(schedule && formatHoursLines(schedule, "en").map((line) => line.replaceAll("\u00a0", " "))).toEqual([
    "Monday to Friday, 8:30 am to 12 pm and 1:30 pm to 5 pm",
    "Saturday, 9 am to 12 pm",
    "Closed on Thursday, 24 December 2026",
    "Open on public holidays",
  ]);
});

it("lines written again in French say the same schedule", () => {
  const schedule = readHours(lines);
  expect(schedule && readHours(formatHoursLines(schedule, "fr"))).toEqual(schedule);
});
