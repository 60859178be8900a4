import { toTidyText } from "../../../../kernel/text.ts";
import { isNoSuchDay, readDate } from "../../../../kernel/written-date.ts";
import { type FieldName, isField, type Role } from "./roles.ts";

/** What an establishment knows of somebody. */
export interface SourceValues {
  readonly number: string;
  readonly fields: Readonly<Partial<Record<FieldName, string>>>;
  readonly history: readonly HistoryLine[];
}

/**
 * A passage, a subscription: what the file calls it, what it says (empty: only when), and when if it says so.
 */
export interface HistoryLine {
  readonly on?: string;
  readonly what: string;
  readonly text: string;
}

/** What a line of history says, its date aside. */
export const formatHistoryLine = ({ what, text }: Pick<HistoryLine, "what" | "text">): string =>
  [what, text].filter((said) => said !== "").join(", ");

export interface Problem {
  readonly code:
    | "too_many_cells"
    | "line_too_long"
    | "quote_open"
    | "number_missing"
    | "name_missing"
    | "too_long"
    | "not_readable"
    | "birth_date_not_read"
    | "birth_date_no_such_day"
    | "birth_date_to_come"
    | "history_date_not_read"
    | "history_date_no_such_day"
    | "number_twice"
    | "number_of_another"
    | "too_much_history";
  readonly header?: string;
  readonly otherLine?: number;
}

export interface Column {
  readonly header: string;
  readonly role: Role | null;
}

const LONGEST = 200;
export const MOST_HISTORY = 200;

/** One line, as it will be kept; or why it cannot be. Every problem is told at once. */
export function readLine(
  cells: readonly string[],
  columns: readonly Column[],
  today: string,
): { readonly values: SourceValues } | { readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  if (cells.slice(columns.length).some((cell) => cell.trim() !== ""))
    problems.push({ code: "too_many_cells" });
  const said = new Map<Role, string>();
  const history: { what: string; text: string }[] = [];
  for (const [at, { header, role }] of columns.entries()) {
    const text = toTidyText(cells[at] ?? "");
    if (role === null || text === "") continue;
    const wrong = findTextProblem(text);
    if (wrong) problems.push({ code: wrong, header });
    else if (role === "history") history.push({ what: header, text });
    else said.set(role, text);
  }
  addBirthName(said);
  const headerOf = (wanted: Role) => columns.find(({ role }) => role === wanted)?.header ?? "";
  if (!said.has("number")) problems.push({ code: "number_missing", header: headerOf("number") });
  if (!said.has("family_name")) problems.push({ code: "name_missing", header: headerOf("family_name") });
  const dateOf = (role: "birth_date" | "history_date") => {
    const text = said.get(role);
    if (text === undefined) return undefined;
    const date = readDate(text, today);
    const why = isNoSuchDay(text, today) ? "no_such_day" : "not_read";
    if (date === undefined) problems.push({ code: `${role}_${why}`, header: headerOf(role) });
    return date;
  };
  const born = dateOf("birth_date");
  const on = dateOf("history_date");
  if (born !== undefined && born > today)
    problems.push({ code: "birth_date_to_come", header: headerOf("birth_date") });
  if (problems.length > 0) return { problems };
  const fields: Partial<Record<FieldName, string>> = {};
  for (const [role, text] of said)
    if (isField(role)) fields[role] = role === "birth_date" ? (born ?? "") : text;
  return {
    values: {
      number: said.get("number") ?? "",
      fields,
      history: buildHistoryLines(history, on, headerOf("history_date")),
    },
  };
}

/** A date that says nothing else is a line too: somebody came that day. */
function buildHistoryLines(
  said: readonly Omit<HistoryLine, "on">[],
  on: string | undefined,
  header: string,
): readonly HistoryLine[] {
  if (on === undefined) return said;
  const lines = said.length > 0 ? said : [{ what: header, text: "" }];
  return lines.map((line) => ({ on, ...line }));
}

/** Software leaves the name at birth empty where it is the name used: one name is then said, not two. */
function addBirthName(said: Map<Role, string>): void {
  const used = said.get("usage_name");
  if (used === undefined || said.has("family_name")) return;
  said.set("family_name", used);
  said.delete("usage_name");
}

function findTextProblem(text: string): "too_long" | "not_readable" | undefined {
  if (text.length > LONGEST) return "too_long";
  // Control characters, and what a decoder puts in the place of bytes that are no letter.
  return /[\p{Cc}\u{fffd}]/u.test(text) || !text.isWellFormed() ? "not_readable" : undefined;
}

const encodeHistoryLine = ({ on = "", what, text }: HistoryLine): string => JSON.stringify([on, what, text]);

/**
 * Another line of the same number in the same file: its history is added. Undefined when it is somebody
 * else's, "full" past the limit.
 */
export function mergeSourceLine(known: SourceValues, next: SourceValues): SourceValues | "full" | undefined {
  const differ = [...new Set([...Object.keys(known.fields), ...Object.keys(next.fields)])].some(
    (field) => isField(field) && known.fields[field] !== next.fields[field],
  );
  if (differ) return undefined;
  const told = new Set(known.history.map(encodeHistoryLine));
  const history = [...known.history, ...next.history.filter((line) => !told.has(encodeHistoryLine(line)))];
  return history.length > MOST_HISTORY ? "full" : { ...known, history };
}
