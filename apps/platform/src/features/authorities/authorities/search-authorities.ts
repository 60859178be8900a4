import type { Context, Tx } from "../../../kernel/context.ts";
import { type AuthorityId, isUuid, parseId } from "../../../kernel/ids.ts";
import { countSlips } from "./rules/closeness.ts";
import { parseSearchedWords, toSearchableName } from "./rules/searchable.ts";
import { findById, findBySlug } from "./store/authorities.ts";
import {
  countAll,
  countByWords,
  findAlike,
  findByWords,
  type ListedAuthority,
  listSlice,
  listThese,
} from "./store/search.ts";

/** Beyond, "plus de 1 000": nobody reads page 50 of a search. */
const MOST_COUNTED = 1000;
const ALIKE = 12;
const NAMESAKES = 20;
const ADDRESS = /^[a-z0-9-]+$/;

export interface AuthorityQuestion {
  /**
   * A name or a postal code, as typed: its beginning, without accents, with a slip of the finger. Empty: all.
   */
  readonly typed: string;
  /** From 1. */
  readonly page: number;
  readonly perPage: number;
}

export interface FoundAuthorities {
  readonly authorities: readonly ListedAuthority[];
  /** How many there are; of a search, at most 1,000. */
  readonly total: number;
  /** There are more than `total`. */
  readonly isTotalCapped: boolean;
  /** True when none bears the words typed, and these only resemble them. */
  readonly alike: boolean;
}

/** The authorities of the platform, one page of them. */
export async function searchAuthorities(tx: Tx, question: AuthorityQuestion): Promise<FoundAuthorities> {
  const words = parseSearchedWords(question.typed);
  const slice = { limit: question.perPage, offset: (question.page - 1) * question.perPage };
  if (words.length === 0)
    return {
      authorities: await listSlice(tx, slice),
      total: await countAll(tx),
      isTotalCapped: false,
      alike: false,
    };
  const counted = await countByWords(tx, words, MOST_COUNTED + 1);
  const total = Math.min(counted, MOST_COUNTED);
  const isTotalCapped = counted > MOST_COUNTED;
  if (total > 0)
    return { authorities: await findByWords(tx, words, slice), total, isTotalCapped, alike: false };
  const authorities = await searchClosestAuthorities(tx, words);
  return { authorities, total: authorities.length, isTotalCapped: false, alike: true };
}

/** Fewest slips first; of as many, towns before their groups, and where most people live. */
async function searchClosestAuthorities(
  tx: Tx,
  words: readonly string[],
): Promise<readonly ListedAuthority[]> {
  const measured = (await findAlike(tx, words.join(" "))).flatMap((one) => {
    const slips = countSlips(words, one.name);
    return slips === undefined ? [] : [{ ...one, slips }];
  });
  const nearest = measured
    .sort(
      (one, other) =>
        one.slips - other.slips ||
        Number(other.kind === "commune") - Number(one.kind === "commune") ||
        other.population - one.population,
    )
    .slice(0, ALIKE);
  return listThese(
    tx,
    nearest.map(({ id }) => id),
  );
}

/**
 * The only authority that bears this name, or the one of this address or id; nothing when several bear the
 * name.
 */
export function findAuthorityByWords(
  context: Context,
  typed: string,
): Promise<{ readonly id: AuthorityId; readonly name: string } | undefined> {
  return context.read(async (tx) => {
    const plain = typed.trim().toLowerCase();
    if (isUuid(plain)) return findById(tx, parseId<"authority">(plain));
    const there = ADDRESS.test(plain) ? await findBySlug(tx, plain) : undefined;
    if (there) return there;
    const { authorities, alike } = await searchAuthorities(tx, { typed, page: 1, perPage: NAMESAKES });
    const named = authorities.filter(({ name }) => toSearchableName(name) === toSearchableName(typed));
    return alike || named.length !== 1 ? undefined : named[0];
  });
}
