import { addDays, civilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { type Contact, listContactsOf } from "../../../modules/contacts/index.ts";
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
  /** The reader's own exchanges: those that wait, and those answered these days. */
  readonly contacts: readonly Contact[];
}

const RECENT_DAYS = 7;
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
  const recent = addDays(civilDate(context.now()), -RECENT_DAYS);
  const contacts = await listContactsOf(tx, context, reader);
  return {
    people,
    files,
    holdings: holdings.filter(({ held }) => held.grant.state === "live"),
    contacts: contacts.filter(({ answeredOn }) => answeredOn === undefined || answeredOn >= recent),
  };
}
