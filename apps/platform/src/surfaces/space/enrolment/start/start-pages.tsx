import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { FileId, PersonId } from "../../../../kernel/ids.ts";
import { getAuthority } from "../../../../modules/authorities/index.ts";
import { startEnrolment, startFor } from "../../../../modules/enrolment/index.ts";
import { giveSession, page, seeOther } from "../../../../web/index.ts";
import { paths } from "../paths.ts";
import { CodeView } from "./code-view.tsx";
import { codeWords } from "./code-words.ts";
import { StartView } from "./start-view.tsx";
import { startWords } from "./start-words.ts";

/** The way in for somebody unknown to everyone. */
export function startPages(app: FastifyInstance): void {
  app.get("/inscription", async (request, reply) => {
    const visit = request.ardeco;
    const { context, language } = visit;
    const authority = await context.transaction((tx) => getAuthority(tx, context.authorityId));
    return page(reply, { title: startWords(language).title }, <StartView {...{ visit, authority }} />);
  });
  app.post("/inscription", { config: { pace: "strict" } }, async (request, reply) => begin(request, reply));
}

/** Pressed twice, or by somebody who already has a session: the file they have, not another one. */
async function begin(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, session, brand } = request.ardeco;
  if (session?.actor.kind === "person") {
    const file = await startFor(context, { personId: session.actor.personId });
    return seeOther(reply, paths(brand).draft(file));
  }
  const newcomer = await startEnrolment(context, { newPersonId: context.newId<PersonId>() });
  giveSession(reply, request.ardeco, "person", newcomer.session);
  return showCode(reply, newcomer.fileId, newcomer.resumeCode);
}

export function showCode(reply: FastifyReply, file: FileId, code: string): FastifyReply {
  const { brand, language } = reply.request.ardeco;
  reply.header("cache-control", "no-store");
  return page(
    reply,
    { title: codeWords(language).title },
    <CodeView {...{ code, language }} href={paths(brand).draft(file)} />,
  );
}
