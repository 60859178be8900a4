import { type Static, Type } from "typebox";
import { bilingual, closed } from "./bilingual.ts";
import { ServicePresentation } from "./presentation.ts";

const LegalBasisCode = Type.Union([
  Type.Literal("consent"),
  Type.Literal("contract"),
  Type.Literal("legal_obligation"),
  Type.Literal("vital_interests"),
  Type.Literal("public_task"),
  Type.Literal("legitimate_interests"),
]);

/** One thing a service asks: everything the person is told before saying yes (GDPR art. 13). */
export const ElementRequest = Type.Object(
  {
    /** Name of an element, or of a derived one (`age_under_25`). */
    element: Type.String({ minLength: 1, maxLength: 64 }),
    form: Type.Union([Type.Literal("raw"), Type.Literal("derived"), Type.Literal("bracket")]),
    required: Type.Boolean(),
    /** Read on the page of whoever is concerned, a child too, and by agents: it speaks to nobody. */
    purpose: bilingual(300),
    /** Of an optional item: what it changes not to give it (« sans cette réponse, le plein tarif »). */
    without: Type.Optional(bilingual(300)),
    legalBasis: LegalBasisCode,
    /** Days the service keeps it after the subscription ends; 0: erased at once. */
    retentionDays: Type.Integer({ minimum: 0, maximum: 36_500 }),
    /** Form `bracket` only: where each bracket after the first begins, in euros, ascending. */
    brackets: Type.Optional(
      Type.Immutable(Type.Array(Type.Integer({ minimum: 1 }), { minItems: 1, maxItems: 20 })),
    ),
  },
  closed,
);
export type ElementRequest = Static<typeof ElementRequest>;

/**
 * What becomes of a subscription whose rule, after its opening, says no. Suspended, it lives again as soon as
 * the rule holds; ended, it takes another yes. The person is told at once, `noticeDays` before.
 */
export const WhenRuleFails = Type.Object(
  {
    outcome: Type.Union([Type.Literal("suspend"), Type.Literal("end")]),
    noticeDays: Type.Integer({ minimum: 0, maximum: 366 }),
  },
  closed,
);
export type WhenRuleFails = Static<typeof WhenRuleFails>;

/** What a service outlives its subscription with, and the law that says so (GDPR art. 17.3.b). */
export const LegalHold = Type.Object(
  {
    element: Type.String({ minLength: 1, maxLength: 64 }),
    law: Type.String({ minLength: 3, maxLength: 300 }),
    retentionDays: Type.Integer({ minimum: 1, maximum: 36_500 }),
  },
  closed,
);

export const ServiceDefinition = Type.Object(
  {
    type: Type.Union([
      Type.Literal("subscription"),
      Type.Literal("request"),
      Type.Literal("information"),
      Type.Literal("link"),
    ]),
    audience: Type.Union([Type.Literal("self"), Type.Literal("child"), Type.Literal("both")]),
    channels: Type.Array(
      Type.Union([Type.Literal("web"), Type.Literal("desk"), Type.Literal("phone"), Type.Literal("mail")]),
      { minItems: 1, uniqueItems: true },
    ),
    title: bilingual(120),
    summary: bilingual(300),
    conditions: Type.Optional(bilingual(4_000)),
    requests: Type.Array(ElementRequest, { maxItems: 30 }),
    /** CEL source, see @ardeco/rules; absent: open to all. Compiled at publication. */
    eligibility: Type.Optional(Type.String({ minLength: 1, maxLength: 16_000 })),
    /**
     * What a condition of the rule means, in words, for those that software cannot say itself. `condition`:
     * one of the conditions that must all hold, exactly as the rule writes it.
     */
    eligibilityReasons: Type.Optional(
      Type.Array(
        Type.Object(
          { condition: Type.String({ minLength: 1, maxLength: 4_000 }), sentence: bilingual(200) },
          closed,
        ),
        { maxItems: 20 },
      ),
    ),
    /** Absent: suspended after thirty days. */
    whenRuleFails: Type.Optional(WhenRuleFails),
    /** True: withdrawal ends the service at once. False: at the end of what is owed, as `owedText` tells. */
    stopsAtOnce: Type.Boolean(),
    owedText: Type.Optional(bilingual(600)),
    mustBeKept: Type.Array(LegalHold, { maxItems: 30 }),
    /** What the public page tells beside what is asked. */
    presentation: Type.Optional(ServicePresentation),
  },
  { ...closed, title: "ServiceDefinition" },
);
export type ServiceDefinition = Static<typeof ServiceDefinition>;
