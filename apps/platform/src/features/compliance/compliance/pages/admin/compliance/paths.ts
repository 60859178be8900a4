import type { FastifyRequest } from "fastify";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import { getPathText } from "../../../../../../web/index.ts";
import { type DocumentKind, documentKinds, type Version } from "../../../index.ts";

export const COMPLIANCE = adminPlaces.compliance.path;

const slugs = { impact_assessment: "aipd", security_file: "homologation" } as const satisfies Record<
  DocumentKind,
  string
>;

export const formatKindPath = (kind: DocumentKind): string => `${COMPLIANCE}/${slugs[kind]}`;

export const formatVersionPath = ({ kind, number }: Pick<Version, "kind" | "number">): string =>
  `${formatKindPath(kind)}/${number}`;

/** Of this address; another word is a page that does not exist. */
export function parseKindParameter(request: FastifyRequest): DocumentKind {
  const slug = getPathText(request, "document");
  const kind = documentKinds.find((one) => slugs[one] === slug);
  if (!kind) throw kernelErrors.error("request.not_found");
  return kind;
}

/** "caen-aipd-2": how a file of this version is called. */
export const formatFileName = (slug: string, { kind, number }: Pick<Version, "kind" | "number">): string =>
  `${slug}-${slugs[kind]}-${number}`;
