import { LinkButton, Table, Tag } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { ComponentChildren } from "preact";
import { buildDeskAddresses } from "../../../../../frames/desk/common/addresses.ts";
import { sendDeskPage } from "../../../../../frames/desk/common/desk-page.tsx";
import { getFeatures } from "../../../../../frames/feature/frame-features.ts";
import { isUuid, parseId, type StaffId } from "../../../../../kernel/ids.ts";
import { kernelErrors } from "../../../../../kernel/kernel-errors.ts";
import { getTypedText, readForm, toRefusal } from "../../../../../web/index.ts";
import { requireCapability } from "../../../../access/access/index.ts";
import { type AssignedRow, assignChosen, listAssignees, WAITING_A_PAGE } from "../../index.ts";
import { AGENT, CHOSEN, ME, parseChosen } from "./assign-form.tsx";
import { getQueueWords } from "./queue-words.ts";

/** Gives the ticked rows to an agent, and says row by row what was given and what was not. */
export async function handleAssignChosen(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { context, language } = request.ardeco;
  requireCapability(context, "file.assign");
  const { typed } = readForm(request);
  const chosen = (typed.get(CHOSEN) ?? []).map(parseChosen);
  const rows = chosen.filter((row) => row !== undefined);
  // No page of ours has more, nor other ones.
  if (rows.length !== chosen.length || rows.length > WAITING_A_PAGE)
    throw kernelErrors.error("request.invalid");
  const agent = getTypedText(typed, AGENT);
  const { actor } = context;
  if (actor.kind !== "staff" || (agent !== ME && !isUuid(agent))) throw kernelErrors.error("request.invalid");
  const to: StaffId = agent === ME ? actor.staffId : parseId<"staff">(agent);
  const { assign: words } = getQueueWords(language);
  if (rows.length === 0) return sendResult(reply, words.none, <p>{words.noneText}</p>);
  const kinds = getFeatures(request).registry.waitingKinds;
  const results = await assignChosen(context, { kinds, rows, to });
  for (const { refusal } of results)
    if (refusal !== undefined && toRefusal(refusal).status >= 500)
      request.log.error({ err: refusal, requestId: request.id }, "a row failed");
  const colleague = (await listAssignees(context)).find(({ id }) => id === to)?.name;
  const done = results.filter(({ refusal }) => refusal === undefined).length;
  const title = words.title(done, colleague ?? words.me);
  return sendResult(reply, title, <ResultTable {...{ results, request, title }} />);
}

function sendResult(reply: FastifyReply, title: string, content: ComponentChildren): FastifyReply {
  const { brand, language } = reply.request.ardeco;
  return sendDeskPage(
    reply,
    { title, place: "queue" },
    <>
      <h1>{title}</h1>
      {content}
      <LinkButton href={buildDeskAddresses(brand).queue}>{getQueueWords(language).assign.back}</LinkButton>
    </>,
  );
}

interface ResultProps {
  readonly results: readonly AssignedRow[];
  readonly title: string;
  readonly request: FastifyRequest;
}

function ResultTable({ results, title, request: { ardeco } }: ResultProps) {
  const { language } = ardeco;
  const { assign: words } = getQueueWords(language);
  return (
    <Table
      id="resultat"
      caption={title}
      isTitled
      columns={[{ label: words.line }, { label: words.result }, { label: words.why }]}
      rows={results.map(({ id, number, refusal }) => {
        const why = refusal === undefined ? undefined : toRefusal(refusal);
        return {
          key: id,
          cells: [
            number,
            <Tag key="result" tone={why ? "warning" : "success"}>
              {why ? words.refused : words.done}
            </Tag>,
            why ? `${why.sentence[language]} ${why.todo[language]}` : "–",
          ],
        };
      })}
    />
  );
}
