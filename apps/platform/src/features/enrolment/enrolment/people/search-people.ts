import type { ElementName } from "@ardeco/contracts";
import type { Agreement } from "@ardeco/duplicates";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { Sentence } from "../../../../kernel/errors.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { requireCapability } from "../../../access/access/index.ts";
import {
  type ElementPair,
  findCurrentText,
  findDescribed,
  findPersonsByValue,
  formatNameInUse,
  listPeopleElements,
} from "../../../identity/identity/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { mayReadPerson } from "../file/reach.ts";
import { computeLikenessReason, duplicateWords, formatLikenessSentence } from "./duplicate-rules.ts";
import { buildSearchFacts, isPrecise, parseNameWords, type SearchTerms } from "./search-terms.ts";

export interface PersonFound {
  readonly personId: PersonId;
  readonly displayName: string;
  readonly elements: readonly ElementPair[];
}

export interface PeopleFound {
  /** Everything typed is theirs. */
  readonly exact: readonly PersonFound[];
  /** Something is written otherwise, or is another's; the likeliest first. */
  readonly maybe: readonly (PersonFound & { readonly why: Sentence })[];
  /** There are more, of either, than are given. */
  readonly hasMore: boolean;
}

/** Of those born on the day typed, whose names are compared: more than a city of a million has. */
const BORN_THAT_DAY = 60;
/** Nobody reads more, and a shared number of an association would bring hundreds. */
const SHOWN = 10;

/**
 * Who is meant by a name (of birth, used or given, in any order) with a birth date, an e-mail address, a
 * telephone number: first those of whom everything typed is true, then those written otherwise. Nobody leafs
 * through the town: a name alone finds nobody. One line in the authority's journal tells who was shown.
 * Throws access.capability_missing.
 */
export function searchPeople(context: Context, terms: SearchTerms): Promise<PeopleFound> {
  return context.transaction(async (tx) => {
    requireCapability(context, "person.read");
    const near = isPrecise(terms) ? await findNear(tx, context, terms) : [];
    const readable: Near[] = [];
    for (const one of near) if (await mayReadPerson(context, one.personId)) readable.push(one);
    const people = await listPeopleElements(
      tx,
      context,
      readable.map(({ personId }) => personId),
    );
    const seen = readable.map(({ personId, why, matches }) => {
      const elements = people.get(personId) ?? [];
      const isExact = matches && hasSearchedName(elements, terms) && isBorn(elements, terms);
      return { personId, displayName: formatNameInUse(elements), elements, why, isExact };
    });
    const exact = seen
      .filter(({ isExact }) => isExact)
      .slice(0, SHOWN)
      .map(({ why: _, ...person }) => person);
    const maybe = seen.filter(({ isExact }) => !isExact).slice(0, SHOWN);
    const hasMore = seen.length > exact.length + maybe.length;
    const found = [...exact, ...maybe].map(({ personId }) => personId);
    await record(tx, context, { action: "enrolment.people_searched", data: { found } });
    return { exact, maybe, hasMore };
  });
}

interface Near {
  readonly personId: PersonId;
  readonly why: Sentence;
  /** Of the address and the number, when they are typed. */
  readonly matches: boolean;
}

/** The likeliest by name first, then those who share an address or a number. */
async function findNear(tx: Tx, context: Context, terms: SearchTerms): Promise<readonly Near[]> {
  const contacts: { readonly ids: readonly PersonId[]; readonly why: Sentence }[] = [];
  for (const element of ["email", "phone_number"] as const) {
    const value = element === "email" ? terms.email : terms.phone;
    if (value === undefined) continue;
    const ids = await findPersonsByValue(tx, context, element, value);
    contacts.push({ ids, why: duplicateWords[`same_${element}`] });
  }
  const matches = (id: PersonId) => contacts.every(({ ids }) => ids.includes(id));
  const named = (await findNamed(tx, context, terms)).map((one) => ({
    ...one,
    matches: matches(one.personId),
  }));
  const shared = contacts.flatMap(({ ids, why }) =>
    ids.map((personId) => ({ personId, why, matches: matches(personId) })),
  );
  const all = [...named, ...shared];
  return all.filter(({ personId }, at) => all.findIndex((one) => one.personId === personId) === at);
}

/** Those of this name, or of one alike, born that day or near; without a date, nobody. */
async function findNamed(
  tx: Tx,
  context: Context,
  { name, birthdate }: SearchTerms,
): Promise<readonly Omit<Near, "matches">[]> {
  if (name === undefined || birthdate === undefined) return [];
  const by = (element: ElementName, value: string) => findPersonsByValue(tx, context, element, value);
  const bornThatDay = await by("birthdate", birthdate);
  const namesakes = new Set([...(await by("family_name", name)), ...(await by("name_of_use", name))]);
  const exact = bornThatDay.filter((id) => namesakes.has(id));
  const alike = await findDescribed(tx, context, {
    descriptions: buildSearchFacts(name, birthdate),
    among: bornThatDay.slice(0, BORN_THAT_DAY),
  });
  const near = alike.flatMap(({ personId, probability, agreements }) =>
    !isSwapped(agreements) && computeLikenessReason(probability, agreements)
      ? [{ personId, why: formatLikenessSentence(agreements) }]
      : [],
  );
  const told = new Set(near.map(({ personId }) => personId));
  const others = exact.filter((id) => !told.has(id));
  return [...others.map((personId) => ({ personId, why: duplicateWords.alike })), ...near];
}

/** Names are described in both orders: what is swapped in one is as it is in the other. */
const isSwapped = (agreements: readonly Agreement[]): boolean =>
  agreements.some(({ feature, level, top }) => feature === "swapped_names" && level === top);

const NAMES = ["given_name", "middle_name", "family_name", "name_of_use"] as const;

/** Every word typed is one of their names. */
function hasSearchedName(elements: readonly ElementPair[], { name }: SearchTerms): boolean {
  if (name === undefined) return true;
  const theirs = new Set(
    NAMES.flatMap((element) => parseNameWords(findCurrentText(elements, element) ?? "")),
  );
  return parseNameWords(name).every((word) => theirs.has(word));
}

const isBorn = (elements: readonly ElementPair[], { birthdate }: SearchTerms): boolean =>
  birthdate === undefined || findCurrentText(elements, "birthdate") === birthdate;
