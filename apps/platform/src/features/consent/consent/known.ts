import {
  deriveElement,
  type ElementName,
  type ElementRequest,
  type ElementValues,
  isElementName,
} from "@ardeco/contracts";
import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { getAuthority } from "../../authorities/authorities/index.ts";
import {
  type Element,
  type ForServices,
  listForServices,
  listServiceElements,
} from "../../identity/identity/index.ts";
import type { SourceProvenance } from "./grant.ts";
import { readTerritories, type Territories } from "./territory.ts";

/** A person's elements as services may come to know them, on one day. */
export interface KnownElements {
  readonly today: string;
  readonly holderName: string;
  /** Validated and not past their last day, whether or not the nightly job has passed. */
  readonly validated: ReadonlyMap<ElementName, Element>;
  readonly declared: ReadonlySet<ElementName>;
  /**
   * Elements that whoever asks, or `shownTo`, may not be shown; nor, on our pages, what is worked out from
   * them.
   */
  readonly hidden: ReadonlySet<ElementName>;
  readonly values: ElementValues;
  readonly territories: Territories;
}

export async function readKnownElements(
  tx: Tx,
  context: Context,
  personId: PersonId,
  requests: readonly ElementRequest[],
  shownTo?: PersonId,
): Promise<KnownElements> {
  const [known, around] = await Promise.all([
    listForServices(tx, context, personId, shownTo),
    readAround(tx, context, requests),
  ]);
  return buildKnownElements(known, around);
}

/** What is known of several people for these requests, in as many statements as of one. */
export async function listKnownElements(
  tx: Tx,
  context: Context,
  personIds: readonly PersonId[],
  requests: readonly ElementRequest[],
): Promise<ReadonlyMap<PersonId, KnownElements>> {
  const [everybody, around] = await Promise.all([
    listServiceElements(tx, context, personIds),
    readAround(tx, context, requests),
  ]);
  const nothing: ForServices = { elements: [], hidden: new Set() };
  return new Map(personIds.map((id) => [id, buildKnownElements(everybody.get(id) ?? nothing, around)]));
}

/** What does not depend on the person. */
async function readAround(tx: Tx, context: Context, requests: readonly ElementRequest[]) {
  const [{ name: holderName }, territories] = await Promise.all([
    getAuthority(tx, context.authorityId),
    readTerritories(tx, context.authorityId, requests),
  ]);
  return { today: toCivilDate(context.now()), holderName, territories };
}

function buildKnownElements(
  { elements: pairs, hidden }: ForServices,
  around: Awaited<ReturnType<typeof readAround>>,
): KnownElements {
  const { today } = around;
  const counting = pairs.flatMap(({ validated }) =>
    validated && (validated.validUntil === undefined || validated.validUntil >= today) ? [validated] : [],
  );
  return {
    ...around,
    validated: new Map(counting.map((element) => [element.name, element])),
    declared: new Set(pairs.flatMap(({ name, declared }) => (declared ? [name] : []))),
    hidden,
    values: Object.fromEntries(counting.map(({ name, value }) => [name, value])),
  };
}

export type Worked =
  | { readonly outcome: "known"; readonly value: unknown; readonly from: readonly ElementName[] }
  | { readonly outcome: "missing"; readonly missing: readonly ElementName[] }
  | { readonly outcome: "unavailable"; readonly code: string };

/** The value of what is asked: the element itself, or the answer computed from it. */
export function computeRequestedValue(request: ElementRequest, known: KnownElements): Worked {
  const { element, brackets } = request;
  if (isElementName(element)) {
    const found = known.validated.get(element);
    return found
      ? { outcome: "known", value: found.value, from: [element] }
      : { outcome: "missing", missing: [element] };
  }
  const derivation = deriveElement(element, known.values, {
    today: known.today,
    territory: known.territories.communes,
    ...(brackets ? { brackets } : {}),
  });
  return derivation.outcome === "derived" ? { ...derivation, outcome: "known" } : derivation;
}

/** Agents' names stay inside: towards a service the authority answers for its checks. */
export function listSourceProvenances(
  known: KnownElements,
  from: readonly ElementName[],
): readonly SourceProvenance[] {
  return from.flatMap((name) => {
    const element = known.validated.get(name);
    if (!element || element.assurance === "self_declared") return [];
    const { method, at, evidence } = element.provenance;
    return [
      {
        element: name,
        method,
        checkedAt: at,
        checkedBy: known.holderName,
        assurance: element.assurance,
        ...(evidence ? { document: evidence.kind } : {}),
        ...(element.validUntil === undefined ? {} : { validUntil: element.validUntil }),
      },
    ];
  });
}
