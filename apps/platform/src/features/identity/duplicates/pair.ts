import type { Sentence } from "../../../kernel/errors.ts";
import type { Id, PersonId } from "../../../kernel/ids.ts";
import type { ElementPair } from "../identity/index.ts";

export type PairId = Id<"pair">;

export const verdicts = ["same", "different", "unsure"] as const;
export type Verdict = (typeof verdicts)[number];

export interface PairMember {
  readonly personId: PersonId;
  readonly name: string;
  readonly elements: readonly ElementPair[];
}

/** Two people who may be one. */
export interface PossibleDuplicate {
  readonly id: PairId;
  readonly one: PairMember;
  readonly other: PairMember;
  /** What agrees, what is near, what differs: "même date de naissance, noms proches". */
  readonly reasons: Sentence;
  readonly howLikely: Sentence;
  readonly foundOn: string;
  /** Null while it waits. */
  readonly verdict: Verdict | null;
}
