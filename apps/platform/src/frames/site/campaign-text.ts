import {
  type Campaign,
  getCampaignPhase,
  getNewcomersAnswer,
} from "../../features/consent/campaigns/index.ts";
import { formatPlainDate, toCivilDate } from "../../kernel/civil-date.ts";
import type { Context } from "../../kernel/context.ts";
import { siteWords } from "./words.ts";

export interface CampaignText {
  readonly tone: "info" | "success" | "warning";
  /** « Ouvre bientôt : le 2 mai 2027 ». */
  readonly text: string;
  /** Nobody new starts today. */
  readonly closed: boolean;
}

/**
 * What a campaign says of a service today, on its card and its page; undefined when it says nothing any more.
 */
export function buildCampaignText(
  campaign: Campaign | undefined,
  { now, language }: Pick<Context, "now" | "language">,
): CampaignText | undefined {
  if (!campaign) return undefined;
  const today = toCivilDate(now());
  const say = siteWords(language).campaign[campaign.newcomers];
  const closed = !getNewcomersAnswer(campaign, today).may;
  switch (getCampaignPhase(campaign, today)) {
    case "announced":
      return { tone: "info", text: say.soon(formatPlainDate(campaign.opensOn, language)), closed };
    case "open":
    case "closing":
      return { tone: "success", text: say.until(formatPlainDate(campaign.closesOn, language)), closed };
    case "grace":
    case "ended":
      return closed
        ? { tone: "warning", text: say.since(formatPlainDate(campaign.closesOn, language)), closed }
        : undefined;
  }
}
