import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Asset } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { PageParts } from "../../../../../frames/feature/page-parts.ts";
import type { Context } from "../../../../../kernel/context.ts";
import { parseId } from "../../../../../kernel/ids.ts";
import {
  WAITING_COUNT_CAP,
  type WaitingCounts,
  type WaitingKind,
  waitingCounters,
} from "../../../../../kernel/waiting.ts";
import { getQueryText, sendEventStream, type Visit } from "../../../../../web/index.ts";
import { hasCapability } from "../../../../access/access/index.ts";
import { countWaitingWork, type WorkCounts } from "../../index.ts";
import { loadKinds } from "./load-kinds.ts";
import { formatQueueHref, parseQueueChoice, type QueueChoice } from "./queue-query.ts";
import { getQueueWords } from "./queue-words.ts";

const content = readFileSync(new URL("../../../../../../assets/queue-live.js", import.meta.url));
const digest = createHash("sha256").update(content).digest("hex").slice(0, 10);
const name = `queue-live.${digest}.js`;

/** Served under its digest, as every asset. */
export const queueLiveAssets: readonly Asset[] = [
  { name, content, contentType: "text/javascript; charset=utf-8" },
];

interface LiveProps {
  readonly choice: QueueChoice;
  readonly queue: string;
  readonly visit: Visit;
}

/** Empty until something changed; stays so without a script. No row moves before the agent asks. */
export function QueueLive({ choice, queue, visit: { language, context } }: LiveProps) {
  const { live: words } = getQueueWords(language);
  const { view: _, search: __, after: ___, ...of } = choice;
  const query = formatQueueHref("", of).slice(1);
  const shownAt = new URLSearchParams({ depuis: context.now().toISOString() });
  return (
    <p class="ar-queue__live" role="status" data-stream={`${queue}/direct?${query}&${shownAt}`}>
      <span hidden>
        <span data-said /> <a href={formatQueueHref(queue, { ...choice, after: "" })}>{words.refresh}</a>
      </span>
      <script type="module" src={`/assets/${name}`} />
    </p>
  );
}

/** Approvals take some queries for each of their kinds, and change a few times a day. */
const APPROVALS_EVERY_MS = 60_000;

/** Figures and a sentence, never a row: a stream tells nothing that would have to be told to the journal. */
export function sendQueueNews(request: FastifyRequest, reply: FastifyReply, parts: PageParts): FastifyReply {
  const { language, context: asked } = request.ardeco;
  const shownAt = parseShownAt(getQueryText(request, "depuis")) ?? asked.now();
  let loaded: LoadedKinds | undefined;
  let first: string | undefined;
  return sendEventStream(request, reply, async (context: Context) => {
    if (!hasCapability(context.actor, "file.read")) return undefined;
    const rights = JSON.stringify(context.actor);
    if (loaded?.rights !== rights || performance.now() - loaded.at > APPROVALS_EVERY_MS)
      loaded = { rights, at: performance.now(), kinds: (await loadKinds(request, parts, context)).kinds };
    const { kinds } = loaded;
    const { kind, deskId } = parseQueueChoice(request, kinds);
    const desk = deskId === "" ? {} : { deskId: parseId<"desk">(deskId) };
    const counted = await countWaitingWork(context, { kinds, shownAt, ...desk });
    const figures = formatFigures(counted, kind, language);
    first ??= JSON.stringify(figures);
    const arrived = sumArrived(counted, kind);
    const isChanged = JSON.stringify(figures) !== first;
    const words = getQueueWords(language).live;
    const said = arrived > 0 ? words.arrived(arrived) : isChanged ? words.changed : "";
    return JSON.stringify({ said, ...figures });
  });
}

interface LoadedKinds {
  readonly kinds: readonly WaitingKind[];
  /** Whose approvals were read: other roles answer others. */
  readonly rights: string;
  readonly at: number;
}

/** Undefined for what no page of ours wrote. */
function parseShownAt(text: string): Date | undefined {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) || at.toISOString() !== text || text.length > 24 ? undefined : at;
}

const sumArrived = ({ arrived }: WorkCounts, kind: string): number =>
  kind === "" ? [...arrived.values()].reduce((sum, one) => sum + one, 0) : (arrived.get(kind) ?? 0);

/** As the links of the page write them, by what each counts. */
function formatFigures({ counts }: WorkCounts, kind: string, language: Visit["language"]) {
  const { counted } = getQueueWords(language);
  const chosen = kind === "" ? [...counts.values()] : [counts.get(kind)];
  const sum = (counter: keyof WaitingCounts) =>
    chosen.reduce((total, one) => total + (one?.[counter] ?? 0), 0);
  return {
    counters: Object.fromEntries(
      waitingCounters.map((counter) => [counter, counted(sum(counter), WAITING_COUNT_CAP)]),
    ),
    kinds: Object.fromEntries([...counts].map(([of, { open }]) => [of, counted(open, WAITING_COUNT_CAP)])),
  };
}
