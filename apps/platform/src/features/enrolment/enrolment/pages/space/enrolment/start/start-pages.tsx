import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { FileId, PersonId } from "../../../../../../../kernel/ids.ts";
import {
  getQueryText,
  getTypedText,
  readForm,
  sendAuthorityPage,
  sendSeeOther,
  setSessionCookie,
} from "../../../../../../../web/index.ts";
import { EasyNote } from "../../../../../../catalogue/catalogue/pages/common/easy-reading/easy-note.tsx";
import { findLiveFile, saveAnswers, startEnrolment, startRelativeFile } from "../../../../index.ts";
import { buildEnrolmentPaths } from "../paths.ts";
import { ClosedView } from "./closed-view.tsx";
import { closedWords } from "./closed-words.ts";
import { CodeView } from "./code-view.tsx";
import { resumeCodeWords } from "./code-words.ts";
import { NotOpenView, notOpenWords } from "./not-open-view.tsx";
import { readStartPlace, type StartPlace } from "./start-place.ts";
import { StartView } from "./start-view.tsx";
import { startWords } from "./start-words.ts";

/** The way in for somebody unknown to everyone. */
export function startPages(app: FastifyInstance): void {
  app.get("/inscription", async (request, reply) => {
    const visit = request.ardeco;
    const { language } = visit;
    const place = await readStartPlace(visit.context);
    if (place.door === "closed") return showClosed(reply, place);
    if (place.door === "not_open_yet") return showNotOpen(reply, place);
    const service = getQueryText(request, "service");
    return sendAuthorityPage(
      reply,
      { title: startWords(language).title },
      <StartView
        {...{ visit, place, service }}
        easy={<EasyNote request={request} journey="inscription" />}
      />,
    );
  });
  app.post("/inscription", { config: { pace: "strict" } }, async (request, reply) =>
    startDraft(request, reply),
  );
}

/** Pressed twice, or by somebody who already has a session: the file they have, not another one. */
async function startDraft(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, session, brand } = request.ardeco;
  const startedFor = await findChosenService(request);
  if (session?.actor.kind === "person") {
    const file = await startOwn(request, session.actor.personId, startedFor);
    return sendSeeOther(reply, buildEnrolmentPaths(brand).draft(file));
  }
  const newcomer = await startEnrolment(context, { newPersonId: context.newId<PersonId>(), ...startedFor });
  setSessionCookie(reply, request.ardeco, "person", newcomer.session);
  return showCode(reply, newcomer.fileId, newcomer.resumeCode);
}

/** The last service named is the one that a draft goes to. */
async function startOwn(
  { ardeco: { context } }: FastifyRequest,
  personId: PersonId,
  startedFor: { readonly startedFor?: string },
): Promise<FileId> {
  const live = await findLiveFile(context, personId);
  const file = await startRelativeFile(context, { personId, ...startedFor });
  if (live?.state === "draft" && startedFor.startedFor !== undefined)
    await saveAnswers(context, { fileId: file, answers: startedFor });
  return file;
}

/** Only a service whose desk decides is kept: nothing else has a use for it. */
async function findChosenService(request: FastifyRequest): Promise<{ readonly startedFor?: string }> {
  const typed = getTypedText(readForm(request).typed, "service");
  if (typed === "") return {};
  const { deciding } = await readStartPlace(request.ardeco.context);
  return deciding.some(({ serviceSlug }) => serviceSlug === typed) ? { startedFor: typed } : {};
}

function showClosed(reply: FastifyReply, place: StartPlace): FastifyReply {
  const visit = reply.request.ardeco;
  return sendAuthorityPage(
    reply,
    { title: closedWords(visit.language).title },
    <ClosedView {...{ visit, place }} />,
  );
}

function showNotOpen(reply: FastifyReply, place: StartPlace): FastifyReply {
  const visit = reply.request.ardeco;
  const { title } = notOpenWords(visit.language);
  return sendAuthorityPage(
    reply,
    { title: title[place.authority.kind === "commune" ? "commune" : "other"] },
    <NotOpenView {...{ visit, place }} />,
  );
}

export function showCode(reply: FastifyReply, file: FileId, code: string): FastifyReply {
  const { brand, language } = reply.request.ardeco;
  reply.header("cache-control", "no-store");
  return sendAuthorityPage(
    reply,
    { title: resumeCodeWords(language).title },
    <CodeView {...{ code, language }} href={buildEnrolmentPaths(brand).draft(file)} />,
  );
}
