import type { FastifyRequest } from "fastify";
import type { Sentence } from "../../kernel/errors.ts";
import type { PersonId, StaffId } from "../../kernel/ids.ts";
import { kernelErrors } from "../../kernel/kernel-errors.ts";
import type { Session, SessionKind, Visit } from "../../web/index.ts";

/** The same pages for people and for agents, each under their own session. */
export interface Side {
  readonly kind: SessionKind;
  /** Relative to `/:slug`. */
  readonly path: string;
  readonly door: string;
  readonly home: string;
  readonly area?: Sentence;
}

export const sides: readonly [Side, Side] = [
  { kind: "person", path: "/espace/securite", door: "/connexion", home: "/espace" },
  {
    kind: "staff",
    path: "/agents/securite",
    door: "/agents/connexion",
    home: "/agents",
    area: { fr: "Espace des agents", en: "Staff area" },
  },
];

export const formatSecurityPath = ({ brand }: Visit, path: string): string => `/${brand.slug}${path}`;

/** To the door, whoever is signed in, and back here: to show that one is still there, or with a key. */
export const formatReauthenticationPath = (visit: Visit, { door, path }: Side): string =>
  `${formatSecurityPath(visit, door)}?` +
  `${new URLSearchParams({ encore: "1", retour: formatSecurityPath(visit, path) })}`;

/** Who is signed in on this side. */
export function requireSideSession({ ardeco }: FastifyRequest): Session {
  const { session } = ardeco;
  if (!session) throw kernelErrors.error("request.sign_in_required");
  return session;
}

export function getSecuritySubject({ actor }: Session): PersonId | StaffId {
  if (actor.kind === "person") return actor.personId;
  if (actor.kind === "staff") return actor.staffId;
  throw kernelErrors.error("request.sign_in_required");
}
