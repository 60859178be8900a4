import { formatItemText } from "../../consent/index.ts";
import type { DateShape } from "./format.ts";
import { getSourceItem } from "./sources.ts";

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The text of one column: of the whole value, or of one of its parts. "" when it has none. */
export function formatCell(source: string, value: unknown, dates: DateShape): string {
  const [item, member] = [getSourceItem(source), source.split(".")[1]];
  if (member !== undefined) return formatPlainValue(item, findCellPart(value, member), dates);
  return formatPlainValue(item, value, dates);
}

function findCellPart(value: unknown, member: string): unknown {
  const isObject = typeof value === "object" && value !== null;
  return isObject && Object.hasOwn(value, member) ? Reflect.get(value, member) : undefined;
}

function formatPlainValue(item: string, value: unknown, dates: DateShape): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "string") return DATE.test(value) ? formatShapedDate(value, dates) : value;
  if (typeof value === "number") return String(value);
  if (typeof value === "boolean") return value ? "oui" : "non";
  if (Array.isArray(value)) return value.map((one) => formatPlainValue(item, one, dates)).join(", ");
  return formatItemText(item, value).fr;
}

export function formatShapedDate(date: string, shape: DateShape): string {
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
export const encodeSpreadsheetText = (text: string): string => (RISKY.test(text) ? `'${text}` : text);

export const decodeSpreadsheetText = (text: string): string =>
  text.startsWith("'") && RISKY.test(text.slice(1)) ? text.slice(1) : text;
