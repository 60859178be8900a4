import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Routes } from "../../pages.ts";
import type { Subject, SubjectFrame } from "./subject.ts";

interface Resolved {
  readonly frame: SubjectFrame;
  readonly subject: Subject;
  name?: Promise<string>;
}

const resolvedByRequest = new WeakMap<FastifyRequest, Resolved>();

/**
 * Pages about somebody, in a scope of their own: the frame finds whom the request names before any of them
 * reads or writes, and refuses whom the reader may not act for.
 */
export const mountSubjectPages =
  (frame: SubjectFrame, pages: readonly Routes[]): Routes =>
  async (app: FastifyInstance) => {
    await app.register(async (scope) => {
      scope.addHook("preHandler", async (request) => {
        resolvedByRequest.set(request, { frame, subject: await frame.resolve(request) });
      });
      for (const mount of pages) await mount(scope);
    });
  };

/** About whom the page is. Only under `mountSubjectPages`. */
export const getSubject = (request: FastifyRequest): Subject => getResolved(request).subject;

/**
 * What the subject is called, found once a request. A form that is saved names nobody: at the desk, only what
 * is shown is told in the subject's journal.
 */
export function getSubjectName(request: FastifyRequest): Promise<string> {
  const resolved = getResolved(request);
  resolved.name ??= resolved.frame.introduce(request, resolved.subject);
  return resolved.name;
}

function getResolved(request: FastifyRequest): Resolved {
  const resolved = resolvedByRequest.get(request);
  if (!resolved) throw new TypeError("a page is about somebody under mountSubjectPages only");
  return resolved;
}
