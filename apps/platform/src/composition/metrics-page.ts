import { createHash, timingSafeEqual } from "node:crypto";
import { openMeter } from "../infra/operation/metrics.ts";
import { OPEN_METRICS, openMetrics } from "../infra/operation/open-metrics.ts";
import { kernelErrors } from "../kernel/kernel-errors.ts";
import type { PlatformStatus } from "../kernel/platform-status.ts";
import type { Routes } from "../web/index.ts";

export interface MetricsOptions {
  readonly token: string;
  status(): Promise<PlatformStatus>;
  now(): Date;
}

/** Figures for a supervisor (Prometheus and others), to whoever has the token; they name nobody and no authority. */
export function metricsPage({ token, status, now }: MetricsOptions): Routes {
  const meter = openMeter();
  return (app) => {
    app.get("/metrics", async (request, reply) => {
      if (!isSame(request.headers.authorization ?? "", `Bearer ${token}`)) {
        reply.header("www-authenticate", "Bearer");
        throw kernelErrors.error("request.sign_in_required");
      }
      return reply.type(OPEN_METRICS).send(openMetrics(meter(await status(), now())));
    });
  };
}

/** Hashed first: the time taken tells neither the length nor the beginning. */
function isSame(given: string, expected: string): boolean {
  const [left, right] = [given, expected].map((text) => createHash("sha256").update(text).digest());
  return left !== undefined && right !== undefined && timingSafeEqual(left, right);
}
