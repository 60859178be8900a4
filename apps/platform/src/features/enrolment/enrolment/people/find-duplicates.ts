import type { ElementName } from "@ardeco/contracts";
import type { Agreement, Facts } from "@ardeco/duplicates";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { Sentence } from "../../../../kernel/errors.ts";
import type { DocumentId, PersonId } from "../../../../kernel/ids.ts";
import { requireCapability } from "../../../access/access/index.ts";
import { listRepresentatives, listRepresented } from "../../../identity/households/index.ts";
import {
  type ElementPair,
  findAlike,
  findCurrentText,
  findPersonsByValue,
  formatNameInUse,
  listPeopleElements,
  toElementFacts,
} from "../../../identity/identity/index.ts";
import { listSameContent } from "../../evidence/index.ts";
import {
  computeLikenessReason,
  duplicateWords,
  formatLikenessSentence,
  isStrong,
  type Reason,
} from "./duplicate-rules.ts";

export interface Duplicate {
  readonly personId: PersonId;
  readonly displayName: string;
  readonly reasons: readonly {
    readonly code: Reason;
    readonly strong: boolean;
    readonly sentence: Sentence;
  }[];
}

/** Nobody reads more, and a shared address of an association would bring hundreds. */
const SHOWN = 10;

/**
 * People who may be the same one, each with every reason, strong ones first.
 * Throws access.capability_missing.
 */
export async function findDuplicates(
  tx: Tx,
  context: Context,
  input: {
    personId: PersonId;
    elements: readonly ElementPair[];
    documentIds: readonly DocumentId[];
  },
): Promise<readonly Duplicate[]> {
  requireCapability(context, "file.read");
  const reasons = new Map<PersonId, Set<Reason>>();
  const add = (personId: PersonId, reason: Reason) => {
    if (personId !== input.personId) reasons.set(personId, (reasons.get(personId) ?? new Set()).add(reason));
  };
  const alike = await listAlike(tx, context, toElementFacts(input.elements));
  for (const { personId, reason } of alike) add(personId, reason);
  for (const name of ["email", "phone_number"] as const) {
    for (const id of await listSameValuePeople(tx, context, input.elements, name)) add(id, `same_${name}`);
  }
  for (const id of await listDocumentSharers(tx, context, input)) add(id, "same_document");
  const people = await listPeopleElements(tx, context, [...reasons.keys()]);
  return [...reasons]
    .map(([id, why]) => {
      const likeness = alike.find(({ personId }) => personId === id);
      return buildDuplicate(id, people.get(id) ?? [], [...why], likeness?.agreements);
    })
    .toSorted((one, other) => computeDuplicateStrength(other) - computeDuplicateStrength(one))
    .slice(0, SHOWN);
}

/** A family's one proof of address joins each of its files: that tells nothing. */
async function listDocumentSharers(
  tx: Tx,
  context: Context,
  { personId, documentIds }: { personId: PersonId; documentIds: readonly DocumentId[] },
): Promise<readonly PersonId[]> {
  const holders = new Set<PersonId>();
  for (const documentId of documentIds) {
    for (const same of await listSameContent(tx, context, documentId)) holders.add(same.personId);
  }
  if (holders.size === 0) return [];
  const family = await listFamilyIds(context, personId);
  return [...holders].filter((id) => !family.has(id));
}

/**
 * Who acts for this person, for whom they act, and for whom the same people act as well: brothers and
 * sisters.
 */
async function listFamilyIds(context: Context, personId: PersonId): Promise<ReadonlySet<PersonId>> {
  const parents = (await listRepresentatives(context, personId)).map((edge) => edge.representativeId);
  const family = new Set(parents);
  for (const id of [personId, ...parents]) {
    for (const { representedId } of await listRepresented(context, id)) family.add(representedId);
  }
  return family;
}

/** Somebody else who may be the same person, and what says so. */
export interface Likeness {
  readonly personId: PersonId;
  readonly reason: Reason;
  readonly agreements: readonly Agreement[];
}

/** Who of this authority is like the person described, the likeliest first. */
export async function listAlike(tx: Tx, context: Context, facts: Facts): Promise<readonly Likeness[]> {
  return (await findAlike(tx, context, facts)).flatMap(({ personId, probability, agreements }) => {
    const reason = computeLikenessReason(probability, agreements);
    return reason ? [{ personId, reason, agreements }] : [];
  });
}

async function listSameValuePeople(
  tx: Tx,
  context: Context,
  elements: readonly ElementPair[],
  name: ElementName,
) {
  const value = findCurrentText(elements, name);
  return value === undefined ? [] : findPersonsByValue(tx, context, name, value);
}

/** @param agreements of the likeness, when a reason is one */
export function buildDuplicate(
  personId: PersonId,
  elements: readonly ElementPair[],
  codes: readonly Reason[],
  agreements: readonly Agreement[] = [],
): Duplicate {
  const reasons = codes.map((code) => ({
    code,
    strong: isStrong(code),
    sentence: code === "alike" ? formatLikenessSentence(agreements) : duplicateWords[code],
  }));
  return {
    personId,
    displayName: formatNameInUse(elements),
    reasons: reasons.toSorted((one, other) => Number(other.strong) - Number(one.strong)),
  };
}

function computeDuplicateStrength({ reasons }: Duplicate): number {
  return reasons.filter(({ strong }) => strong).length * 10 + reasons.length;
}
