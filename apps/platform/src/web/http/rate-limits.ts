import rateLimit from "@fastify/rate-limit";
import type { FastifyInstance } from "fastify";
import { kernelErrors } from "../../kernel/kernel-errors.ts";
import type { WebSettings } from "../settings.ts";
import { clientOf } from "./client-address.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** "strict" for signing in and starting an enrolment; generous otherwise. */
    pace?: "strict";
  }
}

const MINUTE = 60_000;

/**
 * Counted by address, in this process: N processes let N times as much through. What protects one account (codes tried,
 * links sent) is counted in the database by the module that owns it.
 */
export async function addRateLimits(app: FastifyInstance, { rates }: WebSettings): Promise<void> {
  // Before the plugin's own hook, which reads what this one writes
  app.addHook("onRoute", (route) => {
    if (route.config?.pace !== "strict") return;
    route.config = { ...route.config, rateLimit: { max: rates.strictPerMinute, timeWindow: MINUTE } };
  });
  await app.register(rateLimit, {
    global: true,
    max: rates.generousPerMinute,
    timeWindow: MINUTE,
    cache: 50_000,
    keyGenerator: ({ ip }) => clientOf(ip),
    errorResponseBuilder: () => kernelErrors.error("request.too_many"),
  });
}
