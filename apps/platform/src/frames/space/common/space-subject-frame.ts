import type { NavLink } from "@ardeco/ui";
import type { Visit } from "../../../web/index.ts";
import { getSubject, type Subject, type SubjectFrame } from "../../../web/resource/index.ts";
import { FOR } from "./addresses.ts";
import { formatPersonName } from "./person-switcher.tsx";
import { getSignedInPerson } from "./require-person.ts";
import { resolveChosenPerson } from "./resolve-chosen-person.ts";
import { type SpacePageOptions, sendSpacePage } from "./space-page.tsx";

const ROOT = "/espace";

export interface SpaceSubjectPlace {
  readonly place: NonNullable<SpacePageOptions["place"]>;
  /** "anybody": whom the address names (`?pour=`), where the reader acts for them. "oneself": nobody else. */
  readonly about: "oneself" | "anybody";
  /** Pages between the place and these. */
  above?(visit: Visit): readonly NavLink[];
}

/** The space around pages about the reader, or about somebody for whom the reader acts today. */
export const buildSpaceSubjectFrame = ({ place, about, above }: SpaceSubjectPlace): SubjectFrame => ({
  root: ROOT,
  resolve: async (request) => {
    const reader = getSignedInPerson(request.ardeco);
    if (about === "oneself") return { kind: "oneself", personId: reader };
    const { context } = request.ardeco;
    const { somebody } = await context.transaction((tx) => resolveChosenPerson(tx, request));
    return somebody.self
      ? { kind: "oneself", personId: reader }
      : { kind: "represented", personId: somebody.id, representativeId: reader };
  },
  introduce: async (request, subject) => {
    const { context, language } = request.ardeco;
    // The reader of a page about oneself is not whom an address names.
    const asked = subject.kind === "oneself" ? "" : subject.personId;
    const { somebody } = await context.transaction((tx) => resolveChosenPerson(tx, request, asked));
    return formatPersonName(somebody, language);
  },
  formatPath: (subject, path) => `${ROOT}${path}${formatSubjectQuery(subject, path)}`,
  formatQuery: (request) => formatSubjectQuery(getSubject(request)),
  send: (reply, page, content) => {
    const between = [...(above?.(reply.request.ardeco) ?? []), ...(page.above ?? [])];
    return sendSpacePage(reply, { ...page, place, above: between }, content);
  },
});

function formatSubjectQuery(subject: Subject, path = ""): string {
  if (subject.kind !== "represented") return "";
  const named = new URLSearchParams({ [FOR]: subject.personId });
  return `${path.includes("?") ? "&" : "?"}${named}`;
}
