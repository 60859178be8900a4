import type { DocumentKind } from "@ardeco/contracts";
import type { Context } from "../../../kernel/context.ts";
import type { SealReading } from "../../../kernel/seals.ts";
import type { ReadableZone } from "../../../kernel/zones.ts";
import type { OpenedDocument } from "../evidence/index.ts";
import { hasPdfSignature, mayBearZone } from "./rules.ts";

/** What a document shows. Of an infected one nothing is read. */
export type Looked =
  | "infected"
  | { readonly reading: SealReading; readonly zone: ReadableZone | null; readonly signed: boolean };

/**
 * Antivirus first, then the sealed code; where there is none, the zone of an identity document. Rejects while
 * an antivirus cannot tell.
 */
export async function readDocumentMarks(
  { ports }: Pick<Context, "ports">,
  kind: DocumentKind,
  { content, mediaType }: OpenedDocument,
): Promise<Looked> {
  if ((await ports.antivirus.scan(content)) === "infected") return "infected";
  const { codes, unreadable, zone } = await ports.decoding.look(content, {
    zone: mayBearZone(kind, mediaType),
  });
  return {
    reading: { codes: await ports.seals.verify(codes), unreadable },
    zone,
    signed: hasPdfSignature(mediaType, content),
  };
}
