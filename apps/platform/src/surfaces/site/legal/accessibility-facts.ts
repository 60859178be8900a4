import type { Part } from "./article.tsx";

export interface AccessibilityFacts {
  readonly name: string;
  /** Path of the authority: "/caen". */
  readonly root: string;
  readonly email: string | undefined;
  /** As the last RGAA audit found; "none" without an audit. */
  readonly conformity: "none" | "partial" | "full";
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
