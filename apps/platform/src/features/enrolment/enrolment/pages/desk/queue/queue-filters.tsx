import { Details } from "@ardeco/ui";
import type { Language } from "../../../../../../kernel/errors.ts";
import type { Desk } from "../../../../../authorities/authorities/index.ts";
import type { QueuePartCounts as Counts } from "../../../index.ts";
import { formatQueueHref, type QueueChoice, views } from "./queue-query.ts";
import { queueWords } from "./queue-words.ts";

const counted = ["arrivals", "overdue", "in_review", "awaiting_person", "mine"] as const;

/** The morning in figures, in one line. */
export function QueueCountsBar({ counts, language }: { counts: Counts; language: Language }) {
  const words = queueWords(language);
  return (
    <ul class="ar-desk-counts">
      {counted.map((name) => (
        <li key={name} data-color={name === "overdue" && counts.overdue > 0 ? "danger" : undefined}>
          <strong class="ar-amount">{words.counted(counts[name], counts.cap)}</strong>{" "}
          {words.counts[name](counts[name])}
        </li>
      ))}
    </ul>
  );
}

interface FiltersProps {
  readonly choice: QueueChoice;
  readonly desks: readonly Desk[];
  readonly queue: string;
  readonly language: Language;
}

export function QueueFilters({ choice, desks, queue, language }: FiltersProps) {
  const words = queueWords(language);
  const here = (current: boolean) => (current ? "page" : undefined);
  return (
    <nav aria-label={words.filters} class="ar-desk-filters">
      <ul class="ar-links">
        {views.map((view) => (
          <li key={view}>
            <a
              href={formatQueueHref(queue, { ...choice, view, after: "" })}
              aria-current={here(view === choice.view)}
            >
              {words.views[view]}
            </a>
          </li>
        ))}
      </ul>
      {desks.length > 1 && (
        <Details summary={formatDeskName(choice, desks, words)}>
          <ul class="ar-links">
            {[{ id: "", name: words.allDesks }, ...desks].map(({ id, name }) => (
              <li key={id}>
                <a
                  href={formatQueueHref(queue, { ...choice, deskId: id, after: "" })}
                  aria-current={id === choice.deskId ? "true" : undefined}
                >
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </Details>
      )}
    </nav>
  );
}

function formatDeskName(
  { deskId }: QueueChoice,
  desks: readonly Desk[],
  words: ReturnType<typeof queueWords>,
): string {
  return `${words.desk} : ${desks.find(({ id }) => id === deskId)?.name ?? words.allDesks}`;
}
