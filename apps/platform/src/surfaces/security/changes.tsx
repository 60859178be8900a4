import { Section } from "@ardeco/ui";
import { civilDate, longDate } from "../../kernel/civil-date.ts";
import type { Sentence } from "../../kernel/errors.ts";
import { type JournalEntry, readPersonJournal } from "../../modules/audit/index.ts";
import type { Visit } from "../../web/index.ts";
import { words } from "./words.ts";

/** How a line of the journal reads; filled by the composition root. */
export type TellEntry = (entry: JournalEntry) => Sentence;

const ways: ReadonlySet<string> = new Set([
  "access.passkey_added",
  "access.passkey_removed",
  "access.passkey_suspended",
  "upstream.linked",
  "upstream.unlinked",
  "households.account_taken_over",
]);
const opensAccount = ({ action }: JournalEntry): boolean =>
  ways.has(action) || action.startsWith("recovery.");

/** Lines looked through: what opens an account changes seldom, and the whole is one link away. */
const LOOKED_AT = 200;
const SHOWN = 8;

/** What opened, closed or gave back the account lately, newest first; of people: an agent's journal is the auditor's. */
export async function readChanges({ context }: Visit): Promise<readonly JournalEntry[] | undefined> {
  const { actor } = context;
  if (actor.kind !== "person") return undefined;
  const { entries } = await context.transaction((tx) =>
    readPersonJournal(tx, context, actor.personId, { limit: LOOKED_AT }),
  );
  return entries.filter(opensAccount).slice(0, SHOWN);
}

interface ChangesProps {
  readonly visit: Visit;
  readonly changes: readonly JournalEntry[];
  readonly tell: TellEntry;
}

export function ChangesSection({ visit, changes, tell }: ChangesProps) {
  const { language, brand } = visit;
  const say = words(language);
  return (
    <Section id="changements" title={say.changes}>
      <p>{say.changesLead}</p>
      {changes.length === 0 ? (
        <p>{say.noChange}</p>
      ) : (
        <ul class="ar-stack">
          {changes.map((entry) => (
            <li key={entry.id}>
              {longDate(civilDate(entry.at), language)}
              {language === "fr" ? " : " : ": "}
              {tell(entry)[language]}
            </li>
          ))}
        </ul>
      )}
      <a href={`/${brand.slug}/espace/journal`}>{say.wholeJournal}</a>
    </Section>
  );
}
