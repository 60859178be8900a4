import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import type { FoundQuotient } from "../../../kernel/state-sources.ts";
import { listRepresented } from "../../identity/households/index.ts";
import { type ElementPair, listServiceElements } from "../../identity/identity/index.ts";
import { toKnownPerson, toValidatedValues } from "./known-person.ts";
import type { Concluded, QuestionAnswer } from "./question.ts";
import { compareQuotient, isSamePerson, type KnownPerson, type KnownQuotient } from "./rules.ts";
import { writeElement } from "./write-element.ts";

interface Heard {
  readonly personId: PersonId;
  readonly found: FoundQuotient;
  /** A file says nothing of children: none of them is missing from it. */
  readonly tellsChildren?: boolean;
}

/**
 * A child whom this person represents, and whose quotient is that of this person's household, or nobody's
 * yet.
 */
interface Child {
  readonly id: PersonId;
  readonly person: KnownPerson | undefined;
  readonly follows: boolean;
}

/**
 * Compares a quotient with what is known of the family, and lets it count when nothing is doubtful: for the
 * person, and for the children of this household. A child whose quotient is another representative's keeps
 * it. Too little checked to know them in it, it says nothing.
 */
export async function receiveQuotient(tx: Tx, context: Context, heard: Heard): Promise<Concluded> {
  const { personId, found, tellsChildren = true } = heard;
  const elements = (await listServiceElements(tx, context, [personId])).get(personId)?.elements ?? [];
  const person = toKnownPerson(toValidatedValues(elements));
  if (!person) return { outcome: "not_enough" };
  const former = findKnownQuotient(elements);
  const children = await listChildrenIds(tx, context, personId);
  const followed = !tellsChildren
    ? []
    : children.filter(({ follows }) => follows).flatMap(({ person }) => person ?? []);
  const outcome = compareQuotient(found, { person, former, children: followed });
  const answer = buildQuotientAnswer(found, former?.value);
  if (outcome !== "found" && outcome !== "same") {
    const compared = { people: [...found.recipients], children: [...found.children] };
    return { outcome, answer: { ...answer, ...(outcome === "older" ? {} : compared) } };
  }
  const named = children.filter(
    (child) => child.follows || found.children.some((one) => child.person && isSamePerson(child.person, one)),
  );
  await applyQuotient(tx, context, { personId, children: named.map(({ id }) => id), answer });
  return { outcome, answer };
}

/** An agent lets it count as it is: for the person, and for the children who follow it already. */
export async function applyAsSettled(
  tx: Tx,
  context: Context,
  { personId, answer }: { readonly personId: PersonId; readonly answer: QuestionAnswer },
): Promise<void> {
  const children = (await listChildrenIds(tx, context, personId)).filter(({ follows }) => follows);
  await applyQuotient(tx, context, { personId, children: children.map(({ id }) => id), answer });
}

async function applyQuotient(
  tx: Tx,
  context: Context,
  {
    personId,
    children,
    answer,
  }: { readonly personId: PersonId; readonly children: readonly PersonId[]; readonly answer: QuestionAnswer },
): Promise<void> {
  const { value, register } = answer;
  for (const id of [personId, ...children])
    await writeElement(tx, context, {
      personId: id,
      declaredBy: personId,
      name: "family_quotient",
      value,
      register,
    });
}

const buildQuotientAnswer = (found: FoundQuotient, former: number | undefined): QuestionAnswer => ({
  value: found.value,
  ...(former === undefined ? {} : { former }),
  register: { name: found.provider === "MSA" ? "MSA" : "CAF", month: found.month },
});

async function listChildrenIds(tx: Tx, context: Context, personId: PersonId): Promise<readonly Child[]> {
  const edges = (await listRepresented(context, personId)).filter(
    ({ kind, state }) => kind === "parental_authority" && state === "validated",
  );
  const ids = edges.map(({ representedId }) => representedId);
  const known = await listServiceElements(tx, context, ids);
  return ids.flatMap((id) => {
    const elements = known.get(id)?.elements ?? [];
    const pair = elements.find(({ name }) => name === "family_quotient");
    const owner = (pair?.validated ?? pair?.declared)?.provenance.declaredBy;
    // Another household's, or said by nobody known: it is not this one's to change.
    if (pair && owner !== personId) return [];
    return [
      { id, person: toKnownPerson(toValidatedValues(elements)), follows: pair?.validated !== undefined },
    ];
  });
}

function findKnownQuotient(elements: readonly ElementPair[]): KnownQuotient | undefined {
  const element = elements.find(({ name }) => name === "family_quotient")?.validated;
  if (typeof element?.value !== "number") return undefined;
  const month = element.provenance.register?.month;
  return { value: element.value, ...(month ? { month } : {}) };
}
