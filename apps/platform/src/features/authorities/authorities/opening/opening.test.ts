import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { computeOpening } from "./compute-opening.ts";
import { computeEasterSunday, computePublicHolidays } from "./public-holidays.ts";
import { listUnreadHours, readHours } from "./read-hours.ts";
import { type Schedule, weekdays } from "./schedule.ts";

const townHall = ["Du lundi au vendredi, de 8 h 30 à 12 h et de 13 h 30 à 17 h", "Le samedi, de 9 h à 12 h"];

function schedule(...lines: readonly string[]): Schedule {
  const read = readHours(lines);
  if (!read) throw new Error(`not understood: ${lines.join(" / ")}`);
  return read;
}

describe("public holidays", () => {
  // Source: Bureau des longitudes.
  it.each([
    [2000, "2000-04-23"],
    [2008, "2008-03-23"],
    [2011, "2011-04-24"],
    [2026, "2026-04-05"],
    [2027, "2027-03-28"],
    [2038, "2038-04-25"],
  ])("Easter of %i", (year, day) => expect(computeEasterSunday(year)).toBe(day));

  it("Easter is a Sunday between 22 March and 25 April, whatever the year", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1583, max: 4000 }), (year) => {
        const day = computeEasterSunday(year);
        expect(new Date(`${day}T00:00:00Z`).getUTCDay()).toBe(0);
        expect(day >= `${year}-03-22` && day <= `${year}-04-25`).toBe(true);
      }),
    );
  });

  it("are eleven, two more along the Rhine, one more overseas", () => {
    expect([...computePublicHolidays(2026, "14")].sort()).toEqual([
      "2026-01-01",
      "2026-04-06",
      "2026-05-01",
      "2026-05-08",
      "2026-05-14",
      "2026-05-25",
      "2026-07-14",
      "2026-08-15",
      "2026-11-01",
      "2026-11-11",
      "2026-12-25",
    ]);
    expect(computePublicHolidays(2026, "67").has("2026-04-03")).toBe(true);
    expect(computePublicHolidays(2026, "67").size).toBe(13);
    expect(computePublicHolidays(2026, "974").has("2026-12-20")).toBe(true);
  });
});

describe("hours as people write them", () => {
  it.each([
    ["Tous les jours, de 10 h à 19 h"],
    ["Le mardi, le mercredi et le vendredi, de 10 h à 19 h"],
    ["Les lundis et jeudis, de 9 h à midi"],
    ["Du lundi au samedi de 9 h à 12 h et de 14 h à 18 h."],
    ["Du lundi au vendredi, de 8\u00a0h\u00a030 à 17\u00a0h", "Fermé le dimanche", "Fermé les jours fériés"],
  ])("are read: %s", (...lines) => expect(readHours(lines)).toBeDefined());

  it.each([
    ["lundi au vendredi, 8 h 30 à 17 h", 0, 510, 1020],
    ["Lundi - vendredi : 8h30-17h", 4, 510, 1020],
    ["Samedi : 9:00 – 12:00", 5, 540, 720],
    ["lundi, mardi et jeudi 9 h à midi", 3, 540, 720],
    ["Tous les jours sauf le dimanche, de 10h00 à 19h00", 5, 600, 1140],
    ["Du lundi au vendredi de 8 heures à 18 heures, le samedi de 9 h à 12 h", 5, 540, 720],
    ["lundi/mardi 8h-12h / 13h30-17h", 1, 480, 720],
  ])("are read whatever the usual way of writing them: %s", (line, day, from, to) => {
    expect(readHours([line, "Dimanche : fermé"])?.week[day]?.[0]).toEqual({ from, to });
    expect(readHours([line])?.week[6]).toEqual([]);
  });

  it("says which lines it does not understand", () => {
    expect(listUnreadHours(["lundi au vendredi, 8 h 30 à 17 h"])).toEqual([]);
    expect(listUnreadHours(["lundi, 8 h à 12 h", "dimanche 25h"])).toEqual(["dimanche 25h"]);
    expect(listUnreadHours(["dimanche, 8 h à 25 h"])).toEqual(["dimanche, 8 h à 25 h"]);
    expect(listUnreadHours(["lundi, 8 h à 12 h", "lundi, 10 h à 14 h"])).toHaveLength(2);
  });

  it.each([
    ["Sur rendez-vous"],
    ["Du lundi au vendredi, de 8 h à 18 h", "Horaires d’été en août"],
    ["Du vendredi au lundi, de 8 h à 18 h"],
    ["Le lundi, de 18 h à 8 h"],
    ["Le lundi, de 8 h 75 à 9 h"],
    ["Le lundi, de 8 h à 12 h et de 11 h à 14 h"],
    ["Fermé le 31 février 2027", "Le lundi, de 8 h à 12 h"],
    ["Le premier lundi du mois, de 8 h à 12 h"],
  ])("say nothing when one line is not understood: %s", (...lines) =>
    expect(readHours(lines)).toBeUndefined(),
  );

  it("written from any week are read back as that week", () => {
    const span = fc
      .tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 40 }))
      .map(([quarter, length]) => ({ from: quarter * 15, to: Math.min(quarter + length, 96) * 15 }));
    const week = fc.array(fc.option(span, { nil: undefined }), { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(week, (days) => {
        const lines = days.flatMap((one, day) =>
          one ? [`Le ${weekdays[day]}, de ${written(one.from)} à ${written(one.to)}`] : [],
        );
        if (lines.length === 0) return;
        expect(readHours(lines)?.week).toEqual(days.map((one) => (one ? [one] : [])));
      }),
    );
  });
});

const written = (minutes: number) =>
  `${Math.floor(minutes / 60)} h${minutes % 60 === 0 ? "" : ` ${minutes % 60}`}`;

describe("open or closed", () => {
  const at = (instant: string, lines: readonly string[] = townHall) =>
    computeOpening(schedule(...lines), new Date(instant), "14");

  it("says until when, by the clock of Paris, in winter and in summer", () => {
    expect(at("2026-11-24T09:00:00Z")).toEqual({ state: "open", until: 720 });
    expect(at("2026-11-24T11:00:00Z")).toMatchObject({ state: "closed", opens: { at: 810, inDays: 0 } });
    expect(at("2026-07-21T14:59:00Z")).toEqual({ state: "open", until: 1020 });
    expect(at("2026-07-21T15:00:00Z")).toMatchObject({ state: "closed", opens: { inDays: 1 } });
  });

  it("skips the week-end, public holidays and exceptional closures", () => {
    expect(at("2026-11-28T11:30:00Z")).toMatchObject({ opens: { on: "2026-11-30", at: 510, inDays: 2 } });
    expect(at("2026-12-25T09:00:00Z")).toMatchObject({ state: "closed", holiday: true });
    expect(at("2026-12-24T17:00:00Z")).toMatchObject({ opens: { on: "2026-12-26" } });
    const closed = [...townHall, "Fermé du 24 décembre 2026 au 2 janvier 2027"];
    expect(at("2026-12-23T17:00:00Z", closed)).toMatchObject({ opens: { on: "2027-01-04" } });
    expect(at("2026-12-25T09:00:00Z", [...townHall, "Ouvert les jours fériés"])).toMatchObject({
      state: "open",
    });
  });

  it("never says open on a public holiday, nor opens in the past", () => {
    const days = fc.date({ min: new Date("2020-01-01"), max: new Date("2040-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(days, (now) => {
        const opening = computeOpening(schedule("Tous les jours, de 0 h à 24 h"), now, "14");
        if (opening.state === "open") return;
        expect(opening.holiday).toBe(true);
        expect(opening.opens?.inDays).toBeGreaterThan(0);
      }),
    );
  });
});
