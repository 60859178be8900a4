import { datePartName } from "@ardeco/ui";
import type { CivilDate } from "../../kernel/civil-date.ts";
import type { DateField } from "./field.ts";
import { fieldError, missing } from "./field-errors.ts";
import { leftEmpty, type Parsed, refused } from "./parsed.ts";
import { type TypedValues, textOf } from "./posted-form.ts";

const EARLIEST: CivilDate = "1900-01-01";

export function parseDate(field: DateField, typed: TypedValues, today: CivilDate): Parsed {
  const part = (name: "day" | "month" | "year") => textOf(typed, datePartName(field.name, name)).trim();
  const [day, month, year] = [part("day"), part("month"), part("year")];
  if (!day && !month && !year) return field.optional ? leftEmpty : refused(missing(field));
  if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month) || !/^\d{4}$/.test(year)) {
    return refused(fieldError(field.name, "form.date_incomplete"));
  }
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  if (!exists(date)) return refused(fieldError(field.name, "form.date_impossible"));
  if (date < (field.earliest ?? EARLIEST)) return refused(fieldError(field.name, "form.date_too_early"));
  if (field.past && date > today) return refused(fieldError(field.name, "form.date_future"));
  return { answer: date };
}

/** 31 April rolls over to 1 May: what comes back is not what was typed. */
function exists(date: CivilDate): boolean {
  const instant = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date);
}
