import type { Static, TSchema } from "typebox";
import { Check } from "typebox/value";
import type { CivilDate } from "../civil-date.ts";
import type { AssuranceLevel } from "../codes/assurance-levels.ts";
import type { DocumentKind } from "../codes/document-kinds.ts";
import type { Language, Text } from "../language.ts";

/** What is said of an identity element, apart from its name (the key it is registered under). */
export interface ElementSpecification<S extends TSchema> {
  readonly label: Text;
  /** One line shown beside the field when the service gives no reason of its own. */
  readonly why: Text;
  /** Shape of the stored, normalised value. */
  readonly schema: S;
  /** Brings what was typed or received to the stored form; leaves alone what it does not recognise. */
  readonly normalise: (input: unknown) => unknown;
  /**
   * What the schema cannot say. Returns the reason of refusal (`in_future`), or undefined when the value
   * stands.
   */
  readonly refuse?: (value: Static<S>, today: CivilDate) => string | undefined;
  readonly format: (value: Static<S>, language: Language) => string;
  /** Justificatifs that may prove it. Empty: nothing on paper proves it. */
  readonly provenBy: readonly DocumentKind[];
  /** True when a code sent to the value itself (e-mail, phone) proves it. */
  readonly confirmableByCode?: boolean;
  /** Months after validation when it must be validated again; null: for life. */
  readonly validityMonths: number | null;
  /**
   * Member of `claims` (OpenID Connect Core 1.0 §5.1, OIDC4IDA claims 1.0, or local), null: never released as
   * a claim.
   */
  readonly claim: string | null;
  /**
   * Found by equality. "exact": a value is one person's, or nearly. "spread": many share one, so that its
   * index is written in many ways, and a dump does not tell them. False: never looked for, or of so few
   * values that spreading would not hide them.
   */
  readonly index: "exact" | "spread" | false;
  readonly assuranceLevels: readonly AssuranceLevel[];
  /** Data of GDPR art. 9, or close to it: asked for one by one, never part of a bundle, masked by default. */
  readonly sensitive?: boolean;
  /** Tells where the person can be found or reached: not shown to a representative who did not declare it. */
  readonly locating?: boolean;
  /**
   * Tells of the means of one household, who may not be the child's other one: kept from another
   * representative likewise.
   */
  readonly ofHousehold?: boolean;
}

export type ParseElementResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: string };

export interface ElementDefinition<N extends string, S extends TSchema>
  extends Omit<ElementSpecification<S>, "refuse"> {
  readonly name: N;
  readonly confirmableByCode: boolean;
  readonly sensitive: boolean;
  /** Where somebody is found, or a household's means: read, between representatives, by who declared it. */
  readonly keptFromOthers: boolean;
  /** Errors: `element.<name>.malformed`, or `element.<name>.<reason>`. */
  readonly parse: (input: unknown, today: CivilDate) => ParseElementResult<Static<S>>;
  /**
   * Text of a stored value; an unreadable value gives an empty text, never an exception on a person's page.
   */
  readonly display: (stored: unknown, language: Language) => string;
}

export function defineElement<const N extends string, S extends TSchema>(
  name: N,
  { refuse, ...specification }: ElementSpecification<S>,
): ElementDefinition<N, S> {
  const { schema, normalise, format } = specification;
  return {
    confirmableByCode: false,
    sensitive: false,
    ...specification,
    keptFromOthers: specification.locating === true || specification.ofHousehold === true,
    name,
    parse(input, today) {
      const value = normalise(input);
      if (!Check(schema, value)) return { ok: false, code: `element.${name}.malformed` };
      const reason = refuse?.(value, today);
      return reason === undefined ? { ok: true, value } : { ok: false, code: `element.${name}.${reason}` };
    },
    display: (stored, language) => (Check(schema, stored) ? format(stored, language) : ""),
  };
}
