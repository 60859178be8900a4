import { itemText } from "../../consent/index.ts";
import type { DateShape } from "./format.ts";
import { itemOf } from "./sources.ts";

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The text of one column: of the whole value, or of one of its parts. "" when it has none. */
export function cellText(source: string, value: unknown, dates: DateShape): string {
  const [item, member] = [itemOf(source), source.split(".")[1]];
  if (member !== undefined) return plain(item, partOf(value, member), dates);
  return plain(item, value, dates);
}

function partOf(value: unknown, member: string): unknown {
  const isObject = typeof value === "object" && value !== null;
  return isObject && Object.hasOwn(value, member) ? Reflect.get(value, member) : undefined;
}

function plain(item: string, value: unknown, dates: DateShape): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "string") return DATE.test(value) ? shapeDate(value, dates) : value;
  if (typeof value === "number") return String(value);
  if (typeof value === "boolean") return value ? "oui" : "non";
  if (Array.isArray(value)) return value.map((one) => plain(item, one, dates)).join(", ");
  return itemText(item, value).fr;
}

export function shapeDate(date: string, shape: DateShape): string {
  const [, year = "", month = "", day = ""] = DATE.exec(date) ?? [];
  if (shape === "french") return `${day}/${month}/${year}`;
  return shape === "compact" ? `${year}${month}${day}` : date;
}

/** What a spreadsheet would run, or take for our own mark (OWASP, "CSV Injection"). */
const RISKY = /^[=+\-@\t\r\n']/;

/**
 * An apostrophe before: a spreadsheet then shows it as text. Software that reads the file takes one
 * apostrophe off.
 */
export const defuse = (text: string): string => (RISKY.test(text) ? `'${text}` : text);

export const undefuse = (text: string): string =>
  text.startsWith("'") && RISKY.test(text.slice(1)) ? text.slice(1) : text;
