/**
 * What `add-checkpoint` is sent: the size that the proof starts from, the proof, the checkpoint (C2SP
 * tlog-witness).
 */
export interface Request {
  readonly oldSize: number;
  readonly proof: readonly Buffer[];
  readonly checkpoint: string;
}

/** A proof holds 63 hashes at most. */
const MOST_HASHES = 63;

export const writeRequest = ({ oldSize, proof, checkpoint }: Request): string =>
  `old ${oldSize}\n${proof.map((hash) => `${hash.toString("base64")}\n`).join("")}\n${checkpoint}`;

/** Null for what is not one. */
export function readRequest(body: string): Request | null {
  const end = body.indexOf("\n\n");
  if (end === -1) return null;
  const [first = "", ...lines] = body.slice(0, end).split("\n");
  const [, size] = /^old (0|[1-9][0-9]{0,14})$/.exec(first) ?? [];
  if (size === undefined || lines.length > MOST_HASHES) return null;
  const proof = lines.map((line) => Buffer.from(line, "base64"));
  if (proof.some((hash, at) => hash.length !== 32 || hash.toString("base64") !== lines[at])) return null;
  return { oldSize: Number(size), proof, checkpoint: body.slice(end + 2) };
}
