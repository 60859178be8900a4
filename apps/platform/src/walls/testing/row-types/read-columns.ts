import type { SqlAs } from "../../../testing/sql-as.ts";

export interface StoredColumn {
  readonly table: string;
  readonly name: string;
  /** As PostgreSQL writes it: `text`, `bigint[]`. */
  readonly type: string;
  readonly nullable: boolean;
  /** `always` may not be written, `default` may be left out. */
  readonly filled: "always" | "default" | null;
  readonly comment: string | null;
}

/** What a CHECK allows in one column, or in the elements of an array. */
export interface AllowedTexts {
  readonly table: string;
  readonly column: string;
  readonly texts: readonly string[];
}

/** Of every table of ours, in the order in which they were added. */
export async function readColumns(sqlAs: SqlAs): Promise<readonly StoredColumn[]> {
  return sqlAs<StoredColumn>(
    "owner",
    `select t.relname::text as table, a.attname::text as name, format_type(a.atttypid, null) as type,
       not a.attnotnull as nullable,
       case when a.attidentity = 'a' or a.attgenerated <> '' then 'always'
         when a.atthasdef or a.attidentity = 'd' then 'default' end as filled,
       col_description(t.oid, a.attnum) as comment
     from pg_attribute a join pg_class t on t.oid = a.attrelid
     where t.relnamespace = 'public'::regnamespace and t.relkind in ('r', 'p') and not t.relispartition
       and a.attnum > 0 and not a.attisdropped
     order by t.relname, a.attnum`,
  );
}

/** Of the checks that list texts; what a check says of two columns is no type. */
export async function readAllowedTexts(sqlAs: SqlAs): Promise<readonly AllowedTexts[]> {
  const checks = await sqlAs<{ table: string; definition: string }>(
    "owner",
    `select t.relname::text as table, pg_get_constraintdef(c.oid) as definition
     from pg_constraint c join pg_class t on t.oid = c.conrelid
     where c.contype = 'c' and t.relnamespace = 'public'::regnamespace order by t.relname, c.conname`,
  );
  return checks.flatMap(({ table, definition }) =>
    splitConditions(definition).flatMap((part) => {
      const found = parseAllowedTexts(part);
      return found ? [{ table, ...found }] : [];
    }),
  );
}

/** What holds by itself of `CHECK ((one AND other))`: one and the other. */
function splitConditions(definition: string): readonly string[] {
  if (/\bCASE\b/.test(definition)) return [];
  const whole = unwrap(unwrap(definition.replace(/^CHECK /, "")));
  return splitOutside(whole, " AND ").map(unwrap);
}

const LITERAL = "'((?:[^']|'')*)'";
const ONE = new RegExp(`^(\\w+) = ${LITERAL}::text$`);
const SEVERAL = new RegExp(`^(\\w+) = ANY \\(ARRAY\\[((?:${LITERAL}::text(?:, )?)+)\\]\\)$`);
const ELEMENTS = /^(\w+) <@ '\{([\w,]+)\}'::text\[\]$/;
const ELEMENTS_OF_ARRAY = new RegExp(`^(\\w+) <@ ARRAY\\[((?:${LITERAL}::text(?:, )?)+)\\]$`);

function parseAllowedTexts(part: string): { column: string; texts: readonly string[] } | undefined {
  const [, only, text] = ONE.exec(part) ?? [];
  if (only && text !== undefined) return { column: only, texts: [unquoted(text)] };
  const [, array, elements] = ELEMENTS.exec(part) ?? [];
  if (array && elements) return { column: array, texts: elements.split(",") };
  const [, column, list] = SEVERAL.exec(part) ?? ELEMENTS_OF_ARRAY.exec(part) ?? [];
  if (!column || !list) return undefined;
  const texts = [...list.matchAll(new RegExp(`${LITERAL}::text`, "g"))].map(([, one = ""]) => unquoted(one));
  return { column, texts };
}

const unquoted = (text: string): string => text.replaceAll("''", "'");

/** Without the brackets around the whole of it. */
function unwrap(text: string): string {
  if (!text.startsWith("(") || !text.endsWith(")")) return text;
  const inside = text.slice(1, -1);
  return isBalanced(inside) ? inside : text;
}

function isBalanced(text: string): boolean {
  let depth = 0;
  for (const character of text.replaceAll(new RegExp(LITERAL, "g"), "")) {
    depth += character === "(" ? 1 : character === ")" ? -1 : 0;
    if (depth < 0) return false;
  }
  return depth === 0;
}

function splitOutside(text: string, separator: string): readonly string[] {
  const parts: string[] = [];
  for (const piece of text.split(separator)) {
    const last = parts.at(-1);
    if (last !== undefined && !isBalanced(last)) parts[parts.length - 1] = last + separator + piece;
    else parts.push(piece);
  }
  return parts;
}
