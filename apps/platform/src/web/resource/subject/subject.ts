import type { FastifyRequest } from "fastify";
import type { PersonId, StaffId } from "../../../kernel/ids.ts";
import type { Frame } from "../frame.tsx";

/**
 * About whom a page is, and by what right: the reader, somebody for whom the reader acts today, or the person
 * beside the desk. The router finds it before the page (`mountSubjectPages`), so that the space's page and
 * the desk's page of one feature are one page in two frames.
 */
export type Subject =
  | { readonly kind: "oneself"; readonly personId: PersonId }
  | { readonly kind: "represented"; readonly personId: PersonId; readonly representativeId: PersonId }
  | { readonly kind: "assisted"; readonly personId: PersonId; readonly staffId: StaffId };

/** A frame whose pages are each about one person: the space, and the pages of somebody at the desk. */
export interface SubjectFrame extends Frame {
  /** Where these pages stand, as routes name it: "/espace", "/agents/personnes/:id". */
  readonly root: string;
  /** Whom the request names. Throws where whoever sends it may not act for them. */
  resolve(request: FastifyRequest): Promise<Subject>;
  /** What the subject is called. At the desk, the subject's journal tells that an agent looked. */
  introduce(request: FastifyRequest, subject: Subject): Promise<string>;
  /** A page about the subject, under the authority; `path` is what follows the root. */
  formatPath(subject: Subject, path: string): string;
}
