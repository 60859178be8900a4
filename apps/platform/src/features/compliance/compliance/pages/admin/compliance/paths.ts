import type { FastifyRequest } from "fastify";
import { places } from "../../../../../../frames/admin/common/places.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import { pathText } from "../../../../../../web/index.ts";
import { type DocumentKind, documentKinds, type Version } from "../../../index.ts";

export const COMPLIANCE = places.compliance.path;

const slugs = { impact_assessment: "aipd", security_file: "homologation" } as const satisfies Record<
  DocumentKind,
  string
>;

export const kindPath = (kind: DocumentKind): string => `${COMPLIANCE}/${slugs[kind]}`;

export const versionPath = ({ kind, number }: Pick<Version, "kind" | "number">): string =>
  `${kindPath(kind)}/${number}`;

/** Of this address; another word is a page that does not exist. */
export function kindIn(request: FastifyRequest): DocumentKind {
  const slug = pathText(request, "document");
  const kind = documentKinds.find((one) => slugs[one] === slug);
  if (!kind) throw kernelErrors.error("request.not_found");
  return kind;
}

/** "caen-aipd-2": how a file of this version is called. */
export const fileName = (slug: string, { kind, number }: Pick<Version, "kind" | "number">): string =>
  `${slug}-${slugs[kind]}-${number}`;
