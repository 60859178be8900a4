import type { ElementName } from "@ardeco/contracts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { listElements } from "../identity/index.ts";
import type { UpstreamIdentity } from "./provider.ts";
import { isSameClaim, type PivotElements, toPivotElements } from "./rules.ts";

export interface Difference {
  readonly name: (typeof compared)[number];
  /** What the account says, and what the State says. */
  readonly here: unknown;
  readonly told: unknown;
  /** Checked here: the two are not the same person, and nothing is tied. A mere declaration is only shown. */
  readonly isValidated: boolean;
}

const compared = ["birthdate", "family_name", "given_name"] as const satisfies readonly ElementName[];

/** Where the identity that came back is not the one of the account, as its owner may read it. */
export async function listDifferences(
  tx: Tx,
  context: Context,
  input: { readonly personId: PersonId; readonly identity: UpstreamIdentity },
): Promise<readonly Difference[]> {
  const names: readonly ElementName[] = [...compared, "middle_name"];
  const pairs = await listElements(tx, context, input.personId, names);
  const told = toPivotElements(input.identity.claims);
  const known = (name: ElementName) => {
    const pair = pairs.find((one) => one.name === name);
    return pair?.validated ?? pair?.declared;
  };
  const here: PivotElements = Object.fromEntries(names.map((name) => [name, known(name)?.value]));
  return compared
    .filter((name) => !isSameClaim(name, here, told))
    .map((name) => ({
      name,
      here: here[name],
      told: told[name],
      isValidated: known(name)?.state === "validated",
    }));
}

/** Use case: where the identity that came back is not the one of the account. */
export function readDifferences(
  context: Context,
  input: { readonly personId: PersonId; readonly identity: UpstreamIdentity },
): Promise<readonly Difference[]> {
  return context.read((tx) => listDifferences(tx, context, input));
}
