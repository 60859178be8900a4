/**
 * What goes through the pipes between the platform and a decoding process: the length of a head, that of a
 * body, the head as JSON, the body as it is. JSON only: the platform deserialises nothing else that a
 * decoding process says.
 */
export interface Frame {
  readonly head: unknown;
  readonly body: Buffer;
}

export interface FrameLimits {
  readonly head: number;
  readonly body: number;
}

const LENGTHS = 8;

export function encodeFrame(head: unknown, body: Uint8Array = new Uint8Array()): readonly Uint8Array[] {
  const text = Buffer.from(JSON.stringify(head));
  const lengths = Buffer.alloc(LENGTHS);
  lengths.writeUInt32BE(text.length, 0);
  lengths.writeUInt32BE(body.length, 4);
  return [lengths, text, body];
}

/**
 * Frames as they come, each whole. Throws for one beyond the limits before its bytes are kept, or whose head
 * is no JSON.
 */
export class FrameReader {
  readonly #limits: FrameLimits;
  #chunks: Buffer[] = [];
  #length = 0;

  constructor(limits: FrameLimits) {
    this.#limits = limits;
  }

  /** The frames that these bytes complete. */
  push(chunk: Buffer): readonly Frame[] {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    const frames: Frame[] = [];
    for (let frame = this.#take(); frame !== null; frame = this.#take()) frames.push(frame);
    return frames;
  }

  #take(): Frame | null {
    if (this.#length < LENGTHS) return null;
    if ((this.#chunks[0]?.length ?? 0) < LENGTHS) this.#chunks = [Buffer.concat(this.#chunks)];
    const [head, body] = [this.#chunks[0]?.readUInt32BE(0) ?? 0, this.#chunks[0]?.readUInt32BE(4) ?? 0];
    if (head > this.#limits.head || body > this.#limits.body) throw new Error("a frame is too long");
    const end = LENGTHS + head + body;
    if (this.#length < end) return null;
    const whole = Buffer.concat(this.#chunks);
    this.#chunks = [whole.subarray(end)];
    this.#length -= end;
    const said: unknown = JSON.parse(whole.toString("utf8", LENGTHS, LENGTHS + head));
    return {
      head: said,
      body: whole.subarray(LENGTHS + head, end),
    };
  }
}
