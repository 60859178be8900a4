import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Routes } from "../../pages.ts";
import type { Visit } from "../../visit/visit.ts";
import type { Frame } from "../frame.tsx";
import { type Outcome, sendOutcome } from "../outcome.ts";

export interface PostAct<Done> {
  readonly frame: Frame;
  readonly path: string;
  act(request: FastifyRequest): Promise<Done>;
  after(done: Done, visit: Visit): Outcome | Promise<Outcome>;
}

/** A button of a list or of a page, which asks nothing more. What refuses it is a page of its own. */
export const postAct =
  <Done>({ frame, path, act, after }: PostAct<Done>): Routes =>
  (app: FastifyInstance) => {
    app.post(path, async (request, reply) =>
      sendOutcome(reply, frame, await after(await act(request), request.ardeco)),
    );
  };
