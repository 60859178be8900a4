import type { Selectable } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import type { QuestionOutcome } from "../question.ts";
import type { Tables } from "./rows.ts";

export type {
  SourceCorrespondentRow as CorrespondentRow,
  SourceFileProblemRow as FileProblemRow,
  SourceFileRow as FileRow,
  SourceHabilitationRow as HabilitationRow,
  SourceRefreshRow as RefreshRow,
  SourceWishRow as WishRow,
} from "./rows.ts";

type SourcesTables = Tables & { source_question: { outcome: QuestionOutcome | null } };
export type QuestionRow = Selectable<SourcesTables["source_question"]>;

export const toSourceTables = (tx: Tx) => tx.withTables<SourcesTables>();
