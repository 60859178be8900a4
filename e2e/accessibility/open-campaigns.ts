import { until } from "../support/until.ts";
import type { Visitor } from "../support/visitor.ts";

/**
 * A campaign written, one that will open and one that is open show different pages. Who is to confirm is
 * gathered by jobs: the pages are asked until one of them has lines to show.
 */
export function everyCampaign(manager: Visitor): Promise<readonly string[]> {
  const list = "/caen/administration/campagnes";
  return until(async () => {
    const { body } = await manager.get(list);
    const campaigns = [...new Set(body.match(new RegExp(`${list}/[0-9a-f-]{36}`, "g")))];
    const shown = await Promise.all(campaigns.map((path) => manager.get(path)));
    if (shown.some((page) => page.body.includes("/lignes/"))) return campaigns;
    throw new Error(`no lines in the ${campaigns.length} campaigns`);
  });
}
