import fc from "fast-check";
import { Type } from "typebox";
import { describe, expect, test } from "vitest";
import { buildIdShape, buildJsonReader, buildKeyShape, Instant } from "./build-json-reader.ts";

const Note = Type.Object({
  id: buildIdShape<"file">(),
  at: Instant,
  kind: buildKeyShape({ letter: {}, call: {} }),
  text: Type.String(),
  by: Type.Optional(Type.Object({ label: Type.String() })),
});
const readNote = buildJsonReader("note", Note);
const whole = {
  id: "0f8fad5b-d9cb-469f-a165-70867728950e",
  at: "2026-11-24T08:30:00.000Z",
  kind: "letter",
  text: "Martin a appelé",
  by: { label: "Camille Lefèvre" },
};
const read = (content: unknown) => readNote(JSON.stringify(content));

describe("what is read of a sealed field", () => {
  test("is what was written", () => expect(read(whole)).toEqual(whole));

  test("may lack what was added since", () => {
    const { by: _, ...older } = whole;
    expect(read(older)).toEqual(older);
  });

  test("keeps what a newer server wrote", () => {
    expect(read({ ...whole, colour: "blue" })).toEqual({ ...whole, colour: "blue" });
  });

  test.each([
    ["nothing", undefined],
    ["another kind", { name: "Martin" }],
    ["a list of it", [whole]],
    ["a member of another type", { ...whole, text: ["Martin"] }],
    ["an id that is none", { ...whole, id: "Martin" }],
    ["an instant that is none", { ...whole, at: "mardi" }],
    ["a name outside its list", { ...whole, kind: "Martin" }],
    ["a name that every object has", { ...whole, kind: "constructor" }],
    ["an optional member of another shape", { ...whole, by: { name: "Martin" } }],
  ])("is refused when it is %s", (_, content) => {
    expect(refusalOf(JSON.stringify(content) ?? "")).toMatchObject({ code: "keys.wrong_shape.note" });
  });

  test("is refused, and not repeated, when it is no JSON", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 8 }).filter(isNoJson), (text) => {
        const { code, message, cause } = refusalOf(text);
        expect({ code, message, cause }).toEqual({
          code: "keys.wrong_shape.note",
          message: "a sealed note does not have its shape",
          cause: undefined,
        });
      }),
    );
  });
});

function isNoJson(text: string): boolean {
  try {
    JSON.parse(text);
    return false;
  } catch {
    return true;
  }
}

function refusalOf(text: string): Error & { code?: unknown } {
  try {
    readNote(text);
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error("it was read");
}
