import type { PublishedReport } from "../../../features/catalogue/accessibility/index.ts";
import type { Part } from "./article.tsx";

export interface AccessibilityFacts {
  readonly name: string;
  /** Path of the authority: "/caen". */
  readonly root: string;
  readonly email: string | undefined;
  /** What the authority declared; without it the law has the page say "non conforme". */
  readonly report: PublishedReport | undefined;
}

export interface Statement {
  readonly title: string;
  readonly parts: readonly Part[];
}

/** Pages of the Défenseur des droits that the RGAA has the statement name. */
export const DEFENDER = {
  write: "https://www.defenseurdesdroits.fr/nous-contacter-355",
  nearby: "https://www.defenseurdesdroits.fr/carte-des-delegues",
};

/** Day on which the platform itself was last looked at, for an authority that declared nothing of its own. */
export const PLATFORM_DAY = "2026-11-24";
