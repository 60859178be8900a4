import { type Static, Type } from "typebox";
import { riskNames } from "./risks.ts";

const closed = { additionalProperties: false } as const;
const text = Type.Object({ fr: Type.String(), en: Type.String() }, closed);
const texts = Type.Array(text);
const keys = Type.Array(Type.String());
const level = Type.Union([Type.Literal(1), Type.Literal(2), Type.Literal(3), Type.Literal(4)]);

const Element = Type.Object(
  {
    element: Type.String(),
    label: text,
    purpose: text,
    basis: text,
    retentionDays: Type.Integer(),
    heldBy: keys,
  },
  closed,
);

const Service = Type.Object(
  {
    slug: Type.String(),
    title: text,
    summary: text,
    status: Type.Enum(["published", "retired"]),
    version: Type.Integer(),
    elements: Type.Array(Element),
  },
  closed,
);

/**
 * What is generated of a document: sentences as they were read when it was frozen, with what they are
 * compared by.
 */
export const Content = Type.Object(
  {
    authority: Type.String(),
    hasOfficer: Type.Boolean(),
    hostingProvider: Type.String(),
    services: Type.Array(Service),
    clocks: Type.Array(Type.Object({ key: Type.String(), what: text, kept: text, why: text }, closed)),
    measures: Type.Array(
      Type.Object(
        {
          key: Type.String(),
          theme: Type.String(),
          themeName: text,
          state: Type.Enum(["on", "off", "fact"]),
          text,
          essence: Type.String(),
          todo: Type.Optional(text),
          proofs: keys,
        },
        closed,
      ),
    ),
    risks: Type.Array(
      Type.Object(
        {
          name: Type.Enum([...riskNames]),
          title: text,
          sources: text,
          threats: text,
          impacts: text,
          severity: level,
          likelihood: level,
          answeredBy: keys,
          open: keys,
        },
        closed,
      ),
    ),
    limits: texts,
  },
  closed,
);
export type Content = Static<typeof Content>;
