import type { ElementName, ElementValues } from "@ardeco/contracts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { type ElementPair, listElements } from "../../identity/identity/index.ts";
import { computeBlindIndex } from "../../trust/keys/index.ts";
import type { ComparedPart, Said } from "./rules/compare.ts";

/** What each part of a comparison is made of. */
const elementsOf = {
  names: ["given_name", "middle_name", "family_name", "name_of_use"],
  address: ["address"],
  birthdate: ["birthdate"],
} as const satisfies Record<ComparedPart, readonly ElementName[]>;

export const comparedElements: readonly ElementName[] = Object.values(elementsOf).flat();

/** What somebody says of themselves, as a document is compared with it, and a keyed digest of each part. */
export interface ComparableSaid {
  readonly said: Said;
  readonly digests: Readonly<Record<ComparedPart, string>>;
}

/**
 * The declaration that waits, else the value validated. What the reader may not read is as if nobody had said
 * it.
 */
export async function readSaid(tx: Tx, context: Context, personId: PersonId): Promise<ComparableSaid> {
  const pairs = await listElements(tx, context, personId, comparedElements);
  return {
    said: toComparedSaid(toElementValues(pairs)),
    digests: computeSaidDigests(context, personId, pairs),
  };
}

/** Keyed digest of each part, among elements already read. */
export function computeSaidDigests(
  context: Context,
  personId: PersonId,
  pairs: readonly ElementPair[],
): ComparableSaid["digests"] {
  const values = toElementValues(pairs);
  const digest = (part: ComparedPart) => {
    const text = JSON.stringify(elementsOf[part].map((name) => values[name] ?? null));
    return computeBlindIndex(context, `checks:${part}`, `${personId}:${text}`).toString("hex");
  };
  return { names: digest("names"), address: digest("address"), birthdate: digest("birthdate") };
}

const toElementValues = (pairs: readonly ElementPair[]): ElementValues =>
  Object.fromEntries(
    pairs.map(({ name, declared, validated }) => [name, (declared ?? validated)?.value] as const),
  );

function toComparedSaid(values: ElementValues): Said {
  const { given_name: given, middle_name: middle, family_name: family, name_of_use: use } = values;
  const { address, birthdate } = values;
  return {
    ...(given === undefined || family === undefined
      ? {}
      : {
          names: {
            given,
            family,
            ...(middle === undefined ? {} : { middle }),
            ...(use === undefined ? {} : { use }),
          },
        }),
    ...(address === undefined ? {} : { address }),
    ...(birthdate === undefined ? {} : { birthdate }),
  };
}
