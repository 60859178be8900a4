import type { FastifyReply, FastifyRequest } from "fastify";
import { parseListQuestion } from "./list-query.ts";
import type { ListPage } from "./list-types.ts";
import { ListView } from "./list-view.tsx";

/** One page of the list; or again, with what was asked of no row. */
export async function showList<Row>(
  list: ListPage<Row>,
  request: FastifyRequest,
  reply: FastifyReply,
  refused: { readonly error?: string } = {},
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const question = parseListQuestion(list, request);
  const page = await list.load(visit.context, question);
  const hasErrors = refused.error !== undefined;
  return list.frame.send(
    reply,
    { title: list.texts(visit).title, width: "wide", status: hasErrors ? 422 : 200, hasErrors },
    <ListView {...{ list, question, page, visit }} {...refused} />,
  );
}
