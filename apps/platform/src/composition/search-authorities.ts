import {
  type AuthorityQuestion,
  type FoundAuthorities,
  searchAuthorities,
} from "../features/authorities/authorities/index.ts";
import type { Runtime } from "../infra/context/create-context.ts";

export type SearchAuthorities = (question: AuthorityQuestion) => Promise<FoundAuthorities>;

/** By anybody, before any authority is chosen: names and addresses are public. */
export const searchesAuthorities =
  ({ database }: Runtime): SearchAuthorities =>
  (question) =>
    database.transaction({ actor: { kind: "anonymous" }, authorityId: null }, (tx) =>
      searchAuthorities(tx, question),
    );
