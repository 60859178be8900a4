import { Details, Icon, LinkButton } from "@ardeco/ui";
import { WAITING_COUNT_CAP, type WaitingCounts, type WaitingKind } from "../../../../../kernel/waiting.ts";
import type { Visit } from "../../../../../web/index.ts";
import type { Desk } from "../../../../authorities/authorities/index.ts";
import type { WaitingWork } from "../../index.ts";
import { formatQueueHref, listKeptEntries, type QueueChoice, type View, views } from "./queue-query.ts";
import { getQueueWords } from "./queue-words.ts";

interface FiltersProps {
  readonly choice: QueueChoice;
  readonly desks: readonly Desk[];
  readonly queue: string;
  readonly work: WaitingWork;
  readonly kinds: readonly WaitingKind[];
  readonly visit: Visit;
  readonly freshSince: string;
  /** The agent's own file that is due first, or else the first that nobody took. */
  readonly startHref: string | undefined;
}

const counterOf = {
  all: "open",
  fresh: "fresh",
  late: "late",
  mine: "mine",
  unassigned: "unassigned",
  waiting: "suspended",
} as const satisfies Partial<Record<View, keyof WaitingCounts>>;

/** How much there is, each figure being the link that shows it; then what it is; and one line to search. */
export function QueueFilters(props: FiltersProps) {
  const { choice, queue, work, visit, freshSince, startHref } = props;
  const words = getQueueWords(visit.language);
  const chosen = choice.kind === "" ? [...work.counts.values()] : [work.counts.get(choice.kind)];
  const count = (counter: keyof WaitingCounts) =>
    chosen.reduce((sum, counts) => sum + (counts?.[counter] ?? 0), 0);
  return (
    <div class="ar-queue__head">
      <div class="ar-queue__line">
        <h1>{words.title}</h1>
        {startHref !== undefined && (
          <LinkButton href={startHref}>
            {words.start}
            <span class="ds-sr-only">{words.openFirst}</span>
          </LinkButton>
        )}
        <nav aria-label={words.filters}>
          <ul class="ar-queue__counts">
            {views.map((view) => {
              const figure = view === "decided" ? undefined : count(counterOf[view]);
              // Nothing is said of what there is none of, unless one is there.
              if (figure === 0 && view !== "all" && view !== choice.view) return null;
              return (
                <li key={view} data-color={view === "late" && figure ? "danger" : undefined}>
                  <a
                    href={formatQueueHref(queue, { ...choice, view, search: "", after: "" })}
                    aria-current={view === choice.view ? "page" : undefined}
                    title={view === "fresh" ? words.freshSince(freshSince) : undefined}
                  >
                    {figure !== undefined && (
                      <strong data-counter={view === "decided" ? undefined : counterOf[view]}>
                        {words.counted(figure, WAITING_COUNT_CAP)}
                      </strong>
                    )}{" "}
                    {words.views[view](figure ?? 0)}
                  </a>
                </li>
              );
            })}
          </ul>
        </nav>
        <QueueSearch {...props} />
      </div>
      <Fold {...props} />
      {choice.search !== "" && (
        <p class="ar-queue__found">
          {words.found(choice.search)}{" "}
          <a href={formatQueueHref(queue, { ...choice, search: "", after: "" })}>{words.clear}</a>
        </p>
      )}
    </div>
  );
}

/** Folded on a phone, where rows come first; open beside them elsewhere (queue.css). */
function Fold(props: FiltersProps) {
  const { choice, desks, kinds, visit } = props;
  const words = getQueueWords(visit.language);
  if (listShownKinds(props).length < 2 && choice.kind === "" && desks.length < 2) return null;
  const chosen = [
    kinds.find(({ name }) => name === choice.kind)?.plural[visit.language],
    desks.find(({ id }) => id === choice.deskId)?.name,
  ].filter((label) => label !== undefined);
  return (
    <details class="ar-details ar-queue__fold">
      <summary>
        <Icon name="chevron-right" />
        {[words.fold, ...chosen].join(" · ")}
      </summary>
      <div class="ar-queue__line">
        <KindLinks {...props} />
        <DeskLinks {...props} />
      </div>
    </details>
  );
}

/** A kind of which nothing waits is left out, unless it is chosen. */
const listShownKinds = ({ choice, work, kinds }: FiltersProps): readonly WaitingKind[] =>
  kinds.filter(({ name }) => (work.counts.get(name)?.open ?? 0) > 0 || name === choice.kind);

/** Of the view that is open, where it counts. */
function KindLinks(props: FiltersProps) {
  const { choice, queue, work, visit } = props;
  const { language } = visit;
  const words = getQueueWords(language);
  const countOf = (name: string) => work.counts.get(name)?.open ?? 0;
  const shown = listShownKinds(props);
  if (shown.length < 2 && choice.kind === "") return null;
  const link = (kind: string, label: string, count?: number) => (
    <li key={kind}>
      <a
        href={formatQueueHref(queue, { ...choice, kind, search: "", after: "" })}
        aria-current={kind === choice.kind ? "true" : undefined}
      >
        {label}
        {count !== undefined && (
          <>
            {" "}
            <span data-kind={kind}>{words.counted(count, WAITING_COUNT_CAP)}</span>
          </>
        )}
      </a>
    </li>
  );
  return (
    <nav aria-label={words.kinds}>
      <ul class="ar-queue__kinds">
        {link("", words.everything)}
        {shown.map(({ name, plural }) => link(name, plural[language], countOf(name)))}
      </ul>
    </nav>
  );
}

function DeskLinks({ choice, desks, queue, visit: { language } }: FiltersProps) {
  if (desks.length < 2) return null;
  const words = getQueueWords(language);
  const name = desks.find(({ id }) => id === choice.deskId)?.name ?? words.allDesks;
  return (
    <Details summary={`${words.desk} : ${name}`}>
      <ul class="ar-queue__kinds">
        {[{ id: "", name: words.allDesks }, ...desks].map((desk) => (
          <li key={desk.id}>
            <a
              href={formatQueueHref(queue, { ...choice, deskId: desk.id, after: "" })}
              aria-current={desk.id === choice.deskId ? "true" : undefined}
            >
              {desk.name}
            </a>
          </li>
        ))}
      </ul>
    </Details>
  );
}

function QueueSearch({ choice, queue, visit: { language } }: FiltersProps) {
  const words = getQueueWords(language);
  return (
    <search>
      <form method="get" action={queue} class="ar-queue__search">
        {listKeptEntries(choice).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <label class="ds-sr-only" for="chercher">
          {words.search}
        </label>
        <input
          class="ds-input"
          type="search"
          id="chercher"
          name="q"
          value={choice.search}
          placeholder={words.searchHint}
          autocomplete="off"
        />
        <button class="ds-button ar-button ar-button--secondary" data-variant="secondary" type="submit">
          <Icon name="search" />
          <span class="ds-sr-only">{words.searchGo}</span>
        </button>
      </form>
    </search>
  );
}
