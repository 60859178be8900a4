import { type Static, Type } from "typebox";

const line = Type.String({ minLength: 1, maxLength: 500 });
const lines = Type.Array(line, { maxItems: 60 });
const day = Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$" });

/** The mandatory statement and the plans it links to, in French as the law has them written. */
export const AccessibilityReport = Type.Object(
  {
    conformity: Type.Enum(["none", "partial", "full"]),
    /** Without one, `conformity` is "none". */
    audit: Type.Optional(
      Type.Object({
        on: day,
        by: line,
        /** Of the criteria of the RGAA that apply. */
        ratePercent: Type.Integer({ minimum: 0, maximum: 100 }),
      }),
    ),
    establishedOn: day,
    failures: lines,
    exemptions: lines,
    outOfScope: lines,
    /** Schéma pluriannuel: at most three years. */
    commitments: lines,
    /** Action plan of the year, then what was done the year before. */
    actions: lines,
    review: lines,
  },
  { additionalProperties: false },
);
export type AccessibilityReport = Static<typeof AccessibilityReport>;

export interface PublishedReport extends AccessibilityReport {
  readonly changedOn: string;
}
