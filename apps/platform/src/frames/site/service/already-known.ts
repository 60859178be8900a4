import type { DocumentKind, ElementName } from "@ardeco/contracts";
import { readElements } from "../../../features/identity/identity/index.ts";
import type { Visit } from "../../../web/index.ts";

/** What somebody signed in had validated: they declare and show it no more. */
export interface AlreadyKnown {
  readonly elements: ReadonlySet<ElementName>;
  readonly documents: ReadonlySet<DocumentKind>;
}

/**
 * Undefined for who is not signed in as a person: nothing is known of them, which is not the same as having
 * nothing.
 */
export async function readAlreadyKnown({ context }: Visit): Promise<AlreadyKnown | undefined> {
  const { actor } = context;
  if (actor.kind !== "person") return undefined;
  const pairs = await readElements(context, actor.personId);
  const validated = pairs.flatMap((pair) => (pair.validated ? [pair.validated] : []));
  return {
    elements: new Set(validated.map(({ name }) => name)),
    documents: new Set(
      validated.flatMap(({ provenance }) => (provenance.evidence ? [provenance.evidence.kind] : [])),
    ),
  };
}
