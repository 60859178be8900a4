import { legalBases } from "@ardeco/contracts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { Sentence } from "../../../kernel/errors.ts";
import { getAuthority } from "../../authorities/authorities/index.ts";
import { listOfferedServices, type OfferedService } from "../../catalogue/catalogue/index.ts";
import { formatItemLabel, listPlaceNames } from "../../consent/consent/index.ts";
import { listRetentionClocks } from "../people/index.ts";

/** One thing that a service receives, in the terms that people read. */
export interface ProcessedElement {
  readonly element: string;
  readonly label: Sentence;
  readonly purpose: Sentence;
  readonly basis: Sentence;
  readonly retentionDays: number;
  /** Laws by which it is kept longer. */
  readonly heldBy: readonly string[];
}

/** What one service does: a processing of the register (GDPR art. 30). */
export interface Processing {
  readonly slug: string;
  readonly title: Sentence;
  readonly summary: Sentence;
  readonly status: "published" | "retired";
  readonly version: number;
  readonly elements: readonly ProcessedElement[];
}

/** What the platform keeps by itself, and for how long. */
export interface Clock {
  readonly key: string;
  readonly what: Sentence;
  readonly kept: Sentence;
  readonly why: Sentence;
}

export interface Processings {
  readonly authority: string;
  /** Address of the officer, as it is published. */
  readonly officer: string | undefined;
  readonly services: readonly Processing[];
  readonly clocks: readonly Clock[];
}

/** Written from the catalogue and from the clocks that really run: nothing is copied by hand. */
export async function listProcessings(tx: Tx, context: Context): Promise<Processings> {
  const { authorityId, ports } = context;
  const { name, contact } = await getAuthority(tx, authorityId);
  const labels = await listPlaceNames(tx, authorityId);
  const offered = await listOfferedServices(tx, [authorityId]);
  return {
    authority: name,
    officer: contact.dataProtectionEmail,
    services: offered
      .map((service) => toProcessing(service, labels))
      .toSorted((one, other) => one.title.fr.localeCompare(other.title.fr, "fr")),
    clocks: listRetentionClocks(ports.inactiveMonths).map(({ tables, what, kept, why }) => ({
      key: tables.join(),
      what,
      kept,
      why,
    })),
  };
}

function toProcessing(
  { slug, status, version, definition }: OfferedService,
  labels: Readonly<Record<string, string>>,
): Processing {
  const { title, summary, requests, mustBeKept } = definition;
  return {
    slug,
    title,
    summary,
    status,
    version,
    elements: requests.map(({ element, purpose, legalBasis, retentionDays }) => ({
      element,
      label: formatItemLabel(element, labels),
      purpose,
      basis: { fr: legalBases[legalBasis].fr, en: legalBases[legalBasis].en },
      retentionDays,
      heldBy: mustBeKept.filter((hold) => hold.element === element).map(({ law }) => law),
    })),
  };
}
