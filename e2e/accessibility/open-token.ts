import type { Cookie } from "../support/cookies.ts";
import { Visitor } from "../support/visitor.ts";

const DAY_MS = 86_400_000;

/** Hélène issues a token of the API in Camille's name: Camille's page of security asks for her yes. */
export async function aWaitingToken(url: string, helene: readonly Cookie[]): Promise<void> {
  const visitor = new Visitor(url, helene);
  const { body } = await visitor.get("/caen/administration/agents");
  const [, agent = ""] =
    /href="(\/caen\/administration\/agents\/[0-9a-f-]{36})"[^>]*>\s*Camille/.exec(body) ?? [];
  const [year = "", month = "", day = ""] = new Date(Date.now() + 30 * DAY_MS)
    .toISOString()
    .slice(0, 10)
    .split("-");
  const until = { until_day: day, until_month: month, until_year: year };
  const issued = await visitor.submit(await visitor.get(`${agent}/jeton`), "/jeton", {
    ...until,
    label: "Logiciel de la cantine",
    scope: "reception",
  });
  if (!issued.body.includes("ardeco_")) throw new Error(`no token was issued (${issued.status})`);
}
