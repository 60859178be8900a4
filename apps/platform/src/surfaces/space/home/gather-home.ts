import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { listFilesOf, type TrackedFile } from "../../../modules/enrolment/index.ts";
import { listPeople, type Somebody } from "../common/somebody.ts";
import { type Holding, listHoldings } from "../services/list-holdings.ts";

export interface FileOf {
  readonly tracked: TrackedFile;
  readonly somebody: Somebody;
}

export interface HomeFacts {
  readonly people: readonly Somebody[];
  /** Files that are not over. */
  readonly files: readonly FileOf[];
  /** Live agreements only. */
  readonly holdings: readonly Holding[];
}

const LIVE = ["draft", "submitted", "in_review", "awaiting_person"];

/** What the home of the space speaks of, for the reader and those they act for. */
export async function gatherHome(tx: Tx, context: Context, reader: PersonId): Promise<HomeFacts> {
  const people = await listPeople(tx, context, reader);
  const files: FileOf[] = [];
  for (const somebody of people) {
    for (const tracked of await listFilesOf(tx, context, somebody.id)) {
      if (LIVE.includes(tracked.file.state)) files.push({ tracked, somebody });
    }
  }
  const holdings = await listHoldings(tx, context, people);
  return { people, files, holdings: holdings.filter(({ held }) => held.grant.state === "live") };
}
