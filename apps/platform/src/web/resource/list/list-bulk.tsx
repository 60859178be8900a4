import type { FastifyReply, FastifyRequest } from "fastify";
import { isUuid } from "../../../kernel/ids.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { toRefusal } from "../../errors/refusal.ts";
import { webErrors } from "../../errors/web-errors.ts";
import { getTypedText, readForm } from "../../forms/posted-form.ts";
import { resourceWords } from "../resource-words.ts";
import { BulkConfirmView, BulkResultView, type Chosen, CONFIRMED, type Result } from "./bulk-views.tsx";
import { CHOSEN } from "./list-table.tsx";
import { type Bulk, type ListPage, PAGE_SIZE } from "./list-types.ts";
import { showList } from "./show-list.tsx";

/** What was asked of the ticked rows: confirmed first, then done row by row, and told row by row. */
export async function handleBulk<Row>(
  list: ListPage<Row>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { bulk } = list;
  if (!bulk) throw new TypeError("a list without acts has no address for them");
  const visit = request.ardeco;
  const { typed } = readForm(request);
  const act = bulk.acts.find(({ name }) => name === getTypedText(typed, "acte"));
  if (!act) throw kernelErrors.error("request.not_found");
  const keys = [...new Set(typed.get(CHOSEN) ?? [])];
  // No page of the list has such rows: the form is none of ours.
  if (keys.length > (list.size ?? PAGE_SIZE) || !keys.every(isUuid))
    throw webErrors.error("request.malformed");
  if (keys.length === 0)
    return showList(list, request, reply, { error: resourceWords(visit.language).noneChosen });
  const rows = await readRows(list, bulk, request, keys);
  const chosen: Chosen<Row> = { list, act, keys, rows, visit };
  if (getTypedText(typed, CONFIRMED) === "") {
    const { title } = act.confirm(visit, keys.length);
    return list.frame.send(reply, { title, width: "task", above: [] }, <BulkConfirmView {...chosen} />);
  }
  const results = await runEach(chosen, request);
  const title = act.done(visit, results.filter(({ refusal }) => refusal === undefined).length);
  return list.frame.send(
    reply,
    { title, width: "wide", above: [] },
    <BulkResultView {...chosen} title={title} results={results} />,
  );
}

async function readRows<Row>(
  list: ListPage<Row>,
  bulk: Bulk<Row>,
  { ardeco: { context } }: FastifyRequest,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Row>> {
  return new Map((await bulk.read(context, keys)).map((row) => [list.key(row), row]));
}

/** Each in a transaction of its own: a row that is refused, or fails, takes no other with it. */
async function runEach<Row>(
  { act, keys, rows, visit }: Chosen<Row>,
  request: FastifyRequest,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const key of keys) {
    const row = rows.get(key);
    const refusal = row === undefined ? undefined : act.refuse?.(row, visit);
    results.push({ key, refusal: refusal ?? (await runOne(() => act.run(visit.context, key), request)) });
  }
  return results;
}

async function runOne(work: () => Promise<unknown>, request: FastifyRequest): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    const { status, sentence, todo } = toRefusal(error);
    if (status >= 500) request.log.error({ err: error, requestId: request.id }, "a row failed");
    const { language } = request.ardeco;
    return `${sentence[language]} ${todo[language]}`;
  }
}
