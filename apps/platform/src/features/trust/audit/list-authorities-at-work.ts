import type { Tx } from "../../../kernel/context.ts";
import type { AuthorityId } from "../../../kernel/ids.ts";
import { listAtWork } from "./store/entries.ts";

/**
 * Authorities where something has happened: whatever is due later left a line in their journal. Few, beside
 * the 35,000 communes that a platform may hold. For the system only: nothing for anybody else.
 */
export const listAuthoritiesAtWork: (tx: Tx) => Promise<readonly AuthorityId[]> = listAtWork;
