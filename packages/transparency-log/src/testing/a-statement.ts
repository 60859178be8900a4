import { lineEntry, sealedHash, textHash } from "../lines/line.ts";
import { STATEMENT_FORMAT, type StatedLine, type Statement } from "../lines/statement.ts";
import { append } from "../log/append.ts";
import { publish } from "../log/publish.ts";
import { memoryStore } from "../log/store.ts";
import { writeVerifier } from "../note/key.ts";
import { nodesOf } from "../tree/nodes.ts";
import { inclusionProof } from "../tree/proofs.ts";
import { aSigner } from "./a-log.ts";

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");

/** A line every hour. */
export const instantOf = (at: number): string => new Date(Date.UTC(2026, 10, 1, at)).toISOString();

/** Lines of several people in one log; the statement holds every third, with their places. */
export async function aStatement(lines = 30, signer = aSigner()): Promise<Statement> {
  const texts = Array.from(
    { length: lines },
    (_, at) => `{"action":"read","n":${at},"at":"${instantOf(at)}"}`,
  );
  const sealed = texts.map((text, at) => Buffer.from(`sealed ${at} ${text}`));
  const kept = sealed.map((bytes, at) => sealedHash(String(at), bytes));
  // The first was kept before texts were committed to.
  const entries = texts.map((text, at) =>
    at === 0
      ? (kept[0] ?? Buffer.of())
      : lineEntry({ text: textHash(text), sealed: kept[at] ?? Buffer.of() }),
  );
  const store = memoryStore();
  await append(store, 0, entries);
  const checkpoint = await publish(store, lines, signer.verifier, signer.key);
  const stated: StatedLine[] = [];
  for (let at = 0; at < lines; at += 3) {
    const proof = await inclusionProof(at, lines, nodesOf(store, lines));
    const place = { index: at, proof: proof.map(base64) };
    const text = texts[at] ?? "";
    if (at === 0)
      stated.push({ kind: "sealed", text, id: "0", sealed: base64(sealed[0] ?? Buffer.of()), place });
    else if (at === 3) stated.push({ kind: "entry", entry: base64(entries[3] ?? Buffer.of()), place });
    else stated.push({ kind: "open", text, sealed: base64(kept[at] ?? Buffer.of()), place });
  }
  stated.push({ kind: "open", text: "later", sealed: base64(textHash("later")), place: null });
  return { format: STATEMENT_FORMAT, key: writeVerifier(signer.verifier), checkpoint, lines: stated };
}
