import { createHash } from "node:crypto";
import { Value } from "typebox/value";
import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { parseId } from "../../../kernel/ids.ts";
import { requireCapability } from "../../access/access/index.ts";
import { buildContent } from "./build-content.ts";
import { complianceErrors } from "./errors.ts";
import { type Change, compareContents } from "./rules/compare.ts";
import { Content } from "./rules/content.ts";
import { formatCanonicalJson } from "./rules/format-canonical-json.ts";
import {
  computeVersionState,
  type DocumentKind,
  type Texts,
  textNames,
  type VersionFacts,
} from "./rules/life.ts";
import { listVersionRows, type VersionRow } from "./store.ts";
import type { Frozen, Version } from "./version.ts";

/** Where a document stands today. */
export interface DocumentStanding {
  /** Newest first. */
  readonly versions: readonly Version[];
  /** The last one accepted, over or not. */
  readonly signed: Version | undefined;
  readonly today: Content;
  /** What is no longer as that one says: it is to be reviewed when there is any. */
  readonly changes: readonly Change[];
}

/** Administrators, the data-protection officer, auditors. Throws access.capability_missing. */
export async function readStanding(context: Context, kind: DocumentKind): Promise<DocumentStanding> {
  requireCapability(context, "compliance.read");
  const today = await buildContent(context);
  const versions = await context.transaction((tx) => listVersions(tx, context, kind));
  return computeStanding(versions, today);
}

export function computeStanding(versions: readonly Version[], today: Content): DocumentStanding {
  const signed = versions.find(({ state }) => state === "in_force" || state === "expired");
  const changes = signed?.frozen ? compareContents(signed.frozen.content, today) : [];
  return { versions, signed, today, changes };
}

/** What one version says, and in what it differs from the last one accepted before it. */
export interface VersionRead {
  readonly version: Version;
  /** Of a draft: as it would be frozen now. */
  readonly content: Content;
  readonly former: Version | undefined;
  readonly changes: readonly Change[];
  readonly isLast: boolean;
}

/** Throws access.capability_missing, compliance.unknown_version. */
export async function readVersion(
  context: Context,
  kind: DocumentKind,
  number: number,
): Promise<VersionRead> {
  const { versions, today } = await readStanding(context, kind);
  const at = versions.findIndex((one) => one.number === number);
  const version = versions[at];
  if (!version) throw complianceErrors.error("compliance.unknown_version");
  const content = version.frozen?.content ?? today;
  const former = versions.slice(at + 1).find(({ decision }) => decision && decision.said !== "refused");
  const changes = former?.frozen ? compareContents(former.frozen.content, content) : [];
  return { version, content, former, changes, isLast: at === 0 };
}

export async function listVersions(
  tx: Tx,
  context: Context,
  kind: DocumentKind,
): Promise<readonly Version[]> {
  const rows = await listVersionRows(tx, context.authorityId, kind);
  const today = toCivilDate(context.now());
  const facts = rows.map(toVersionFacts);
  return rows.map((row, at) => ({
    ...toVersion(row),
    state: computeVersionState(toVersionFacts(row), facts.slice(0, at), today),
  }));
}

export const toVersionFacts = (row: VersionRow): VersionFacts => ({
  kind: row.kind,
  number: row.number,
  isFrozen: row.frozen_at !== null,
  hasOpinion: row.opinion !== null,
  decision: row.decision ?? undefined,
  validUntil: row.valid_until ?? undefined,
});

function toVersion(row: VersionRow): Omit<Version, "state"> {
  const { opinion, opinion_on, decision, decided_on, valid_until } = row;
  const frozen = toFrozenVersion(row);
  return {
    id: parseId<"compliance_version">(row.id),
    kind: row.kind,
    number: row.number,
    draftedOn: row.drafted_on,
    texts: toVersionTexts(row),
    revision: row.revision,
    ...(frozen ? { frozen } : {}),
    ...(opinion && opinion_on
      ? { opinion: { said: opinion, words: row.opinion_words ?? "", on: opinion_on } }
      : {}),
    ...(decision && decided_on
      ? {
          decision: {
            said: decision,
            words: row.decision_words ?? "",
            signatory: row.signatory ?? "",
            on: decided_on,
            ...(valid_until === null ? {} : { validUntil: valid_until }),
          },
        }
      : {}),
  };
}

export function toVersionTexts({ kind, texts }: Pick<VersionRow, "kind" | "texts">): Texts {
  const known = textNames[kind].flatMap((name) => {
    const said = texts[name];
    return typeof said === "string" ? [[name, said] as const] : [];
  });
  return Object.fromEntries(known);
}

function toFrozenVersion(row: VersionRow): Frozen | undefined {
  const { content, content_hash, frozen_at } = row;
  if (content === null || content_hash === null || frozen_at === null) return undefined;
  if (!Value.Check(Content, content)) throw new Error(`version ${row.id} is not readable`);
  const isIntact = computeVersionHash({ ...row, at: frozen_at, texts: toVersionTexts(row), content }).equals(
    content_hash,
  );
  return { at: frozen_at, content, hash: content_hash.toString("hex"), isIntact };
}

/** What the hash of a version is taken of. */
export function computeVersionHash(what: {
  readonly authority_id: string;
  readonly kind: DocumentKind;
  readonly number: number;
  readonly at: Date;
  readonly texts: Texts;
  readonly content: Content;
}): Buffer {
  const { authority_id: authority, kind, number, at, texts, content } = what;
  const told = { authority, kind, number, at: at.toISOString(), texts, content };
  return createHash("sha256").update(formatCanonicalJson(told)).digest();
}
