import type { Sentence } from "../../kernel/errors.ts";
import type { Brand, SessionKind } from "../../web/index.ts";

/** A way in: people and agents have each their own, with their own session. */
export interface Door {
  readonly kind: SessionKind;
  /** Relative to `/:slug`. */
  readonly path: string;
  /** Where one arrives without a page to go back to. */
  readonly home: string;
  readonly signOutPath: string;
  readonly signedOutHome: string;
  readonly area?: Sentence;
}

export const personDoor: Door = {
  kind: "person",
  path: "/connexion",
  home: "/espace",
  signOutPath: "/deconnexion",
  signedOutHome: "/",
};

export const agentDoor: Door = {
  kind: "staff",
  path: "/agents/connexion",
  home: "/agents",
  signOutPath: "/agents/deconnexion",
  signedOutHome: "/agents/connexion",
  area: { fr: "Espace des agents", en: "Staff area" },
};

export const formatDoorPath = (brand: Brand, path: string): string => `/${brand.slug}${path}`;
