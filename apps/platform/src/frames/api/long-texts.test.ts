import { type TSchema, Type } from "typebox";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { validatorCompiler } from "../../web/index.ts";
import { aHouseWithApi } from "./testing/a-house-with-api.ts";

let api: Awaited<ReturnType<typeof aHouseWithApi>>;
beforeAll(async () => {
  api = await aHouseWithApi();
});
afterAll(() => api?.house.close());

/** What a body of a mebibyte holds. */
const MOST = 900_000;
const signs = [
  "a",
  "A",
  "0",
  " ",
  "\u00a0",
  "-",
  ".",
  "/",
  "@",
  "_",
  "é",
  "\u0301",
  "a-",
  "a.",
  "a@",
  "0a",
  " a",
];
const starts = ["", "a", "https://", "a@a", "2026-03-12T12:00:00."];
/** Each right nearly to its end, for one pattern or another. */
const texts = starts.flatMap((start) =>
  signs.map((sign) => `${start}${sign.repeat(MOST / sign.length)}\u0001`),
);

interface OfText {
  readonly pattern?: string;
  readonly format?: string;
  readonly maxLength?: number;
}

function textsIn(node: unknown, found: Map<string, OfText> = new Map()): ReadonlyMap<string, OfText> {
  if (typeof node !== "object" || node === null) return found;
  const { pattern, format, maxLength } = node as OfText;
  if (typeof pattern === "string" || typeof format === "string") {
    const one = {
      ...(typeof pattern === "string" ? { pattern } : {}),
      ...(typeof format === "string" ? { format } : {}),
      ...(typeof maxLength === "number" ? { maxLength } : {}),
    };
    found.set(JSON.stringify(one), one);
  }
  // A value that somebody sends is no schema.
  for (const [name, inner] of Object.entries(node)) if (!/^examples?$/.test(name)) textsIn(inner, found);
  return found;
}

const body = (schema: TSchema) => validatorCompiler({ schema, method: "POST", url: "/", httpPart: "body" });
const validatorOf = (one: OfText) =>
  body(Type.Object({ text: Type.Unsafe<string>({ type: "string", ...one }) }));

/** What is wrong, by keyword; undefined where nothing is. */
function wrongWith(validate: ReturnType<typeof body>, value: unknown): readonly string[] | undefined {
  const { error } = validate(value) as { error?: readonly { keyword: string }[] };
  return error?.map(({ keyword }) => keyword);
}

/** Classes and escaped signs put aside, what repeats without end. */
const hasNoEnd = (pattern: string): boolean =>
  /[*+]|\{\d+,\}/.test(pattern.replace(/\\[pP]\{\w+\}|\\./g, "x").replace(/\[[^\]]*\]/g, "x"));

describe("a text of a megabyte", () => {
  test("is read to a known end by each pattern of the description: for itself, or for the longest that is beside it", async () => {
    const described = textsIn((await api.ask("/openapi.json")).json());
    expect(described.size).toBeGreaterThan(15);
    expect(["^a*$", "^[^b]+$", "^\\p{L}{2,}$"].map(hasNoEnd)).toEqual([true, true, true]);
    expect(["^[*+]$", "^\\+$", "^\\p{L}{2,9}$"].map(hasNoEnd)).toEqual([false, false, false]);
    for (const [name, { pattern = "^$", maxLength, format }] of described) {
      const isBounded = pattern.startsWith("^") && (maxLength !== undefined || !hasNoEnd(pattern));
      expect([name, isBounded]).toEqual([name, true]);
      // Of formats, the library's own date-time, each sign of which goes one way; read another before it
      // joins it here
      expect([undefined, "date-time"]).toContain(format);
    }
  });

  test("is refused by whatever is said of a text in the description", async () => {
    const described = textsIn((await api.ask("/openapi.json")).json());
    for (const [name, one] of described) {
      const validate = validatorOf(one);
      for (const text of texts) {
        const shown = [name, text.slice(0, 30)];
        expect([...shown, wrongWith(validate, { text }) !== undefined]).toEqual([...shown, true]);
      }
    }
  });

  test("is refused by a pattern before it reads more than the longest beside it, even one that all of it fits; what is shorter is read as it was", () => {
    const any = validatorOf({ maxLength: 80, pattern: "^[^]*$" });
    expect(wrongWith(any, { text: "a".repeat(MOST) })).toEqual(["maxLength", "pattern"]);
    expect(wrongWith(any, { text: "a".repeat(81) })).toEqual(["maxLength", "pattern"]);
    expect(wrongWith(any, { text: "\u{1F372}".repeat(81) })).toEqual(["maxLength", "pattern"]);
    expect(wrongWith(any, { text: "\u{1F372}".repeat(80) })).toBeUndefined();
    const either = validatorOf({ maxLength: 3, pattern: "^a+$|^b+$" });
    expect(["aa", "bb", "ab"].map((text) => wrongWith(either, { text }))).toEqual([
      undefined,
      undefined,
      ["pattern"],
    ]);
    for (const text of ["aaaa", "bbbb"])
      expect(wrongWith(either, { text })).toEqual(["maxLength", "pattern"]);
    // What says that a member may be absent is kept
    const absent = body(Type.Object({ text: Type.Optional(Type.String({ maxLength: 3, pattern: "^a*$" })) }));
    expect([wrongWith(absent, {}), wrongWith(absent, { text: "b" })]).toEqual([undefined, ["pattern"]]);
  });

  test("is never sought in by a pattern that may begin anywhere: beside a longest, it is refused when the server starts", () => {
    expect(() => validatorOf({ maxLength: 3, pattern: "a$" })).toThrow("a$");
  });
});
