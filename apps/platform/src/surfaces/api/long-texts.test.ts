import { Type } from "typebox";
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
  for (const inner of Object.values(node)) textsIn(inner, found);
  return found;
}

const milliseconds = async (work: () => unknown) => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

describe("a text of a megabyte", () => {
  test("is refused at once by whatever is said of a text in the description, for itself or beside its longest", async () => {
    const described = textsIn((await api.ask("/openapi.json")).json());
    expect(described.size).toBeGreaterThan(15);
    for (const [name, one] of described) {
      const schema = Type.Object({ text: Type.Unsafe<string>({ type: "string", ...one }) });
      const validate = validatorCompiler({ schema, method: "POST", url: "/", httpPart: "body" });
      for (const text of texts) {
        const shown = `${name} ${JSON.stringify(text.slice(0, 30))}`;
        const time = await milliseconds(() => validate({ text }));
        expect(time < 1_000, `${shown}: ${Math.round(time)} ms`).toBe(true);
      }
    }
  });

  test("a pattern that would try each way to divide a text reads none longer than its schema allows, and still says what is wrong", () => {
    const slow = Type.Object({
      text: Type.Optional(Type.String({ maxLength: 80, pattern: "^[^\\p{C}]*[^\\p{C}\\s][^\\p{C}]*$" })),
    });
    const validate = validatorCompiler({ schema: slow, method: "POST", url: "/", httpPart: "body" });
    const wrong = (body: unknown) => {
      const { error } = validate(body) as { error?: readonly { keyword: string }[] };
      return error?.map(({ keyword }) => keyword);
    };
    expect(wrong({ text: `${"a".repeat(MOST)}\u0001` })).toContain("maxLength");
    expect(wrong({ text: "a\u0001" })).toEqual(["pattern"]);
    expect([wrong({ text: "\u{1F372}".repeat(80) }), wrong({})]).toEqual([undefined, undefined]);
    expect(wrong({ text: "\u{1F372}".repeat(81) })).toContain("maxLength");
  });
});
