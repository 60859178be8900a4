import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Context } from "../../kernel/context.ts";
import type { Language } from "../../kernel/errors.ts";
import type { Brand, Menu, Session } from "../ports.ts";

/** Who asks for a page, of whom, in which language. */
export interface Visit {
  readonly context: Context;
  readonly brand: Brand;
  readonly language: Language;
  readonly session: Session | undefined;
  readonly menu: Menu;
  /** The same session with the roles that it has by now; undefined once it ended. No use of the session. */
  findContextNow(): Promise<Context | undefined>;
  /**
   * The token of this visitor's forms: `<Form csrf={visit.csrf()}>`. Gives an anonymous visitor a cookie,
   * hence late.
   */
  csrf(): string;
}

declare module "fastify" {
  interface FastifyRequest {
    /** Under `/:slug` only. */
    readonly ardeco: Visit;
  }
}

const visits = new WeakMap<FastifyRequest, Visit>();

export const setVisit = (request: FastifyRequest, visit: Visit): void => void visits.set(request, visit);

export const findVisit = (request: FastifyRequest): Visit | undefined => visits.get(request);

export function addVisitDecorator(app: FastifyInstance): void {
  app.decorateRequest("ardeco", {
    getter() {
      const visit = visits.get(this);
      if (!visit) throw new Error("request.ardeco exists under the pages of an authority only");
      return visit;
    },
  });
}
