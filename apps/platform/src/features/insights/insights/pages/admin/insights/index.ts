import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { requireAnyCapability } from "../../../../../../frames/admin/common/require-admin-agent.ts";
import { getQueryText } from "../../../../../../web/index.ts";
import { readOpenDesks } from "../../../../../authorities/authorities/index.ts";
import { listLines, type Measure, readIndicators, readMonths } from "../../../index.ts";
import { showIndicators } from "./indicators-view.tsx";
import { LINES, showLines } from "./lines-view.tsx";
import { parseInsightQuery } from "./parse-insight-query.ts";

const measures: readonly Measure[] = ["received", "decided", "waiting", "refused", "withdrawn"];

/** The desks in figures, each with the files it counts. */
export function defineInsightPages(app: FastifyInstance): void {
  requireAnyCapability(app, adminPlaces.insights.for);
  app.get(adminPlaces.insights.path, async (request, reply) => showDeskFigures(request, reply));
}

async function showDeskFigures(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context } = request.ardeco;
  const measure = measures.find((one) => one === getQueryText(request, "dossiers"));
  const asked = parseInsightQuery(request, await readOpenDesks(context));
  if (measure !== undefined) {
    const lines = await listLines(context, { ...asked, measure, limit: LINES });
    return showLines(reply, { asked, measure, lines });
  }
  const indicators = await readIndicators(context, asked);
  return showIndicators(reply, { asked, indicators, months: await readMonths(context, asked) });
}
