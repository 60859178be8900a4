import { type Static, Type } from "typebox";
import { Compile } from "typebox/compile";
import { documentMediaTypes, documentWarnings, refusalReasons } from "../../kernel/decoding.ts";
import type { FrameLimits } from "./frames.ts";

/** What the platform asks of a decoding process; the bytes of the file are the body of the frame. */
export type DecodingQuestion =
  | { readonly work: "clean"; readonly only: "web_pictures" | null }
  | { readonly work: "look"; readonly zone: boolean };

/** A decoding process is taken as hostile: what it says is believed in these shapes and sizes only. */
export const answerLimits: FrameLimits = { head: 2 ** 18, body: 64 * 2 ** 20 };

const strict = { additionalProperties: false } as const;
const side = Type.Integer({ minimum: 1, maximum: 100_000 });
const defineBoundedText = (maxLength: number) => Type.String({ maxLength });

export const Ready = Compile(Type.Object({ ready: Type.Literal(true) }, strict));

const cleanAnswer = Type.Union([
  Type.Object(
    {
      ok: Type.Literal(true),
      mediaType: Type.Enum([...documentMediaTypes]),
      warnings: Type.Array(Type.Enum([...documentWarnings]), { maxItems: documentWarnings.length }),
      size: Type.Union([Type.Null(), Type.Object({ width: side, height: side }, strict)]),
    },
    strict,
  ),
  Type.Object({ ok: Type.Literal(false), reason: Type.Enum([...refusalReasons]) }, strict),
]);
export type CleanAnswer = Static<typeof cleanAnswer>;
export const CleanAnswers = Compile(cleanAnswer);

/** The names of a zone have 39 letters at most, its dates six figures (ICAO 9303). */
const zone = Type.Object(
  {
    format: defineBoundedText(20),
    familyName: defineBoundedText(40),
    givenNames: defineBoundedText(40),
    birthDate: defineBoundedText(6),
    cut: Type.Boolean(),
  },
  strict,
);

/** A DataMatrix holds 1,555 bytes at most (ISO/IEC 16022), eight are read on each of ten pages. */
const lookAnswer = Type.Object(
  {
    codes: Type.Array(Type.String({ maxLength: 2_200, pattern: "^[A-Za-z0-9+/]*={0,2}$" }), { maxItems: 80 }),
    zone: Type.Union([Type.Null(), zone]),
    unreadable: Type.Union([
      Type.Null(),
      Type.Enum(["not-a-document", "damaged", "encrypted", "too-large", "timed-out"]),
    ]),
  },
  strict,
);
export type LookAnswer = Static<typeof lookAnswer>;
export const LookAnswers = Compile(lookAnswer);
