import { Section } from "@ardeco/ui";
import { findPersonEntries, type JournalEntry } from "../../features/trust/audit/index.ts";
import { addMonths, formatLongDate, toCivilDate } from "../../kernel/civil-date.ts";
import type { Sentence } from "../../kernel/errors.ts";
import type { Visit } from "../../web/index.ts";
import { securityWords } from "./words.ts";

/** How a line of the journal reads; filled by the composition root. */
export type SecurityEntryFormatter = (entry: JournalEntry) => Sentence;

/** How far back, and how many: the whole is one link away. */
const MONTHS = 12;
const SHOWN = 8;

/** What the composition root gathers of every module's journal. */
export interface JournalWords {
  readonly tell: SecurityEntryFormatter;
  /** Actions that changed the ways into an account. */
  readonly opensAccount: ReadonlySet<string>;
}

/**
 * What opened, closed or gave back the account for a year, newest first; of people: an agent's journal is the
 * auditor's.
 */
export async function readChanges(
  { context }: Visit,
  actions: ReadonlySet<string>,
): Promise<readonly JournalEntry[] | undefined> {
  const { actor } = context;
  if (actor.kind !== "person") return undefined;
  const since = addMonths(toCivilDate(context.now()), -MONTHS);
  return findPersonEntries(context, actor.personId, { actions, since, limit: SHOWN });
}

interface ChangesProps {
  readonly visit: Visit;
  readonly changes: readonly JournalEntry[];
  readonly tell: SecurityEntryFormatter;
}

export function ChangesSection({ visit, changes, tell }: ChangesProps) {
  const { language, brand } = visit;
  const say = securityWords(language);
  return (
    <Section id="changements" title={say.changes}>
      <p>{say.changesLead}</p>
      {changes.length === 0 ? (
        <p>{say.noChange}</p>
      ) : (
        <ul class="ar-stack">
          {changes.map((entry) => (
            <li key={entry.id}>
              {formatLongDate(toCivilDate(entry.at), language)}
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
