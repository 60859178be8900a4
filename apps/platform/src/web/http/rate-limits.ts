import rateLimit from "@fastify/rate-limit";
import type { FastifyInstance } from "fastify";
import { kernelErrors } from "../../kernel/kernel-errors.ts";
import type { WebSettings } from "../settings.ts";
import { CallCounts } from "./call-counts.ts";
import { computeClientKey } from "./client-address.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /**
     * "strict" for signing in and starting an enrolment, "mail" when it also writes to somebody; generous
     * otherwise.
     */
    pace?: "strict" | "mail";
  }
  interface FastifyInstance {
    /**
     * For a call that does what so many more would have done: throws request.too_many, and counts none, when
     * they would not all pass.
     */
    countMore(request: FastifyRequest, reply: FastifyReply, more: number): void;
    /** What a minute lets one address do: more, at once, would never pass. */
    mostCalls: number;
  }
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * Counted by address, in this process: N processes let N times as much through. What protects one account
 * (codes tried, links sent) is counted in the database by the module that owns it.
 */
export async function addRateLimits(app: FastifyInstance, { rates }: WebSettings): Promise<void> {
  // Before the plugin's own hook, which reads what this one writes
  app.addHook("onRoute", (route) => {
    if (route.config?.pace === undefined) return;
    route.config = { ...route.config, rateLimit: { max: rates.strictPerMinute, timeWindow: MINUTE } };
  });
  const counts = new CallCounts();
  await app.register(rateLimit, {
    // Made by the plugin, all in the same counts: what countMore adds is in them
    store: class {
      readonly incr = counts.incr.bind(counts);
      readonly read = counts.read.bind(counts);
      readonly child = counts.child.bind(counts);
    },
    global: true,
    max: rates.generousPerMinute,
    timeWindow: MINUTE,
    keyGenerator: ({ ip }) => computeClientKey(ip),
    errorResponseBuilder: () => kernelErrors.error("request.too_many"),
  });
  addMailLimit(app, rates.mailsPerHour);
  addCallCounts(app, counts, rates.generousPerMinute);
}

/** In the same count as the calls themselves. */
function addCallCounts(app: FastifyInstance, counts: CallCounts, max: number): void {
  app.decorate("mostCalls", max);
  app.decorate("countMore", ({ ip }, reply, more) => {
    const { isAdded, remaining, ttl } = counts.addAll(computeClientKey(ip), more, {
      timeWindow: MINUTE,
      max,
    });
    reply.header("x-ratelimit-remaining", remaining);
    if (isAdded) return;
    reply.header("retry-after", Math.ceil(ttl / 1_000));
    throw kernelErrors.error("request.too_many");
  });
}

/**
 * Each address written to has its own bound, in the database; this one is for who asks for everybody. Counted
 * once the form is known to be ours: another site spends nobody's share.
 */
function addMailLimit(app: FastifyInstance, max: number): void {
  const count = app.createRateLimit({
    max,
    timeWindow: HOUR,
    keyGenerator: ({ ip }) => `mail ${computeClientKey(ip)}`,
  });
  app.addHook("preHandler", async (request) => {
    if (request.routeOptions.config.pace !== "mail") return;
    const counted = await count(request);
    if (!counted.isAllowed && counted.isExceeded) throw kernelErrors.error("request.too_many");
  });
}
