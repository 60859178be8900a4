import type { FastifyInstance } from "fastify";
import type { ApprovalKind, WaitingApproval } from "../../kernel/approvals.ts";
import type { Context } from "../../kernel/context.ts";
import type { Sentence } from "../../kernel/errors.ts";
import type { PersonId } from "../../kernel/ids.ts";

/** How a line of the journal reads, whichever feature wrote it. */
export type EntryFormatter = (entry: {
  readonly action: string;
  readonly data: Readonly<Record<string, unknown>>;
}) => Sentence;

/** What waits of one kind; nothing where it did not answer. */
export interface WaitingApprovals {
  readonly kind: ApprovalKind;
  readonly waiting: readonly WaitingApproval[] | "silent";
}

/** What a page may need of every feature at once. */
export interface PageParts {
  readonly tell: EntryFormatter;
  /** All that waits for a second agent, of the kinds that the actor may see. */
  listWaitingApprovals(context: Context): Promise<readonly WaitingApprovals[]>;
  /** Everything that every feature holds about a person, by feature (GDPR art. 15 and 20). */
  gather(context: Context, personId: PersonId): Promise<Readonly<Record<string, unknown>>>;
}

/** Pages of a feature in a frame, each in a scope of its own. */
export type FeaturePages = (app: FastifyInstance, parts: PageParts) => void | Promise<void>;
