import { randomUUID } from "node:crypto";
import type { Asset } from "@ardeco/ui";
import cookie from "@fastify/cookie";
import { type FastifyBaseLogger, type FastifyInstance, fastify, LogController } from "fastify";
import { noTracing, type Tracing } from "../infra/tracing/tracing.ts";
import { handleErrors, handleNotFound } from "./errors/handlers.ts";
import { sendError } from "./errors/send-error.tsx";
import { addAccessLog } from "./http/access-log.ts";
import { addAssets } from "./http/assets.ts";
import { sendUnreadableAnswer } from "./http/client-error.ts";
import { addHeaders } from "./http/headers-hook.ts";
import { addHealth } from "./http/health.ts";
import { requireSeparateHosts } from "./http/hosts-hook.ts";
import { registerKnownMethods } from "./http/known-methods.ts";
import { requireNoNullBytes } from "./http/null-bytes.ts";
import { addRateLimits } from "./http/rate-limits.ts";
import { addTraces } from "./http/traces.ts";
import { validatorCompiler } from "./http/validator.ts";
import { mountPages, type Routes } from "./pages.ts";
import type { WebPorts } from "./ports.ts";
import type { WebSettings } from "./settings.ts";
import type { Shell } from "./visit/open-visit.ts";
import { addVisitDecorator } from "./visit/visit.ts";

export interface ServerParts {
  readonly ports: WebPorts;
  readonly settings: WebSettings;
  readonly log: FastifyBaseLogger;
  /** Pages, under `/:slug`. */
  readonly surfaces?: readonly Routes[];
  /** Routes for programs, at the root: no visit, no form token (`/api/v1`, OpenID endpoints). */
  readonly programs?: readonly Routes[];
  /** Scripts and images of the surfaces, served as `/assets/<name>`. */
  readonly assets?: readonly Asset[];
  readonly tracing?: Tracing;
  /** Called with the status and the duration of each answer, in milliseconds. */
  readonly answered?: (status: number, milliseconds: number) => void;
}

export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
  const { ports, settings, surfaces = [], programs = [] } = parts;
  const shell: Shell = { ports, settings };
  const app = openFastify(parts, shell);
  const methodsOf = registerKnownMethods(app);
  app.setValidatorCompiler(validatorCompiler);
  await app.register(cookie);
  addVisitDecorator(app);
  addTraces(app, parts.tracing ?? noTracing);
  addHeaders(app, settings);
  addAccessLog(app, parts.answered);
  requireSeparateHosts(app, settings);
  handleErrors(app, shell);
  await addRateLimits(app, settings);
  handleNotFound(app, shell, methodsOf);
  addHealth(app, ports);
  addAssets(app, parts.assets ?? []);
  for (const routes of programs) {
    await app.register(async (scope) => {
      requireNoNullBytes(scope);
      await routes(scope);
    });
  }
  await app.register(async (scope) => mountPages(scope, shell, surfaces), { prefix: "/:slug" });
  return app;
}

function openFastify({ settings, log }: ServerParts, shell: Shell): FastifyInstance {
  const { trustProxy, patience } = settings;
  return fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    // Chosen here, never taken from a header: it names the request in the journal
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    trustProxy,
    requestTimeout: patience.requestMs,
    connectionTimeout: patience.idleMs,
    // Node looks every 30 seconds by default: three times longer than the headers may take
    http: {
      headersTimeout: patience.headersMs,
      connectionsCheckingInterval: Math.min(1_000, patience.headersMs),
    },
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    frameworkErrors: (error, _request, reply) => {
      // Outside Fastify's own handling: a rejection here would end the process
      sendError(shell, error, reply).catch(() => reply.raw.destroy());
    },
    clientErrorHandler: sendUnreadableAnswer,
  });
}
