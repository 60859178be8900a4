import { createHash, timingSafeEqual } from "node:crypto";
import type { PoolFigures } from "../infra/database/database.ts";
import { listPoolGauges, openMeter } from "../infra/operation/metrics.ts";
import { OPEN_METRICS, openMetrics } from "../infra/operation/open-metrics.ts";
import type { RequestFigures } from "../infra/operation/request-figures.ts";
import { kernelErrors } from "../kernel/kernel-errors.ts";
import type { PlatformStatus } from "../kernel/platform-status.ts";
import type { Routes } from "../web/index.ts";

export interface MetricsOptions {
  readonly token: string;
  readonly requests: RequestFigures;
  pool(): PoolFigures;
  status(): Promise<PlatformStatus>;
  now(): Date;
}

/**
 * Figures for a supervisor (Prometheus and others), to whoever has the token; they name nobody and no
 * authority.
 */
export function mountMetricsPage({ token, status, requests, pool, now }: MetricsOptions): Routes {
  const meter = openMeter();
  return (app) => {
    app.get("/metrics", async (request, reply) => {
      if (!isSameSecret(request.headers.authorization ?? "", `Bearer ${token}`)) {
        reply.header("www-authenticate", "Bearer");
        throw kernelErrors.error("request.sign_in_required");
      }
      const stored = await status().catch(() => undefined);
      const figures = [...meter(stored, now()), ...listPoolGauges(pool()), ...requests.read()];
      return reply.type(OPEN_METRICS).send(openMetrics(figures));
    });
  };
}

/** Hashed first: the time taken tells neither the length nor the beginning. */
function isSameSecret(given: string, expected: string): boolean {
  const [left, right] = [given, expected].map((text) => createHash("sha256").update(text).digest());
  return left !== undefined && right !== undefined && timingSafeEqual(left, right);
}
