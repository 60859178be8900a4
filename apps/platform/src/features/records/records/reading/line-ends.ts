const [CR, LF] = [0x0d, 0x0a];

/**
 * Turns a carriage return that no line feed follows into a line feed, a piece at a time: lines are then cut
 * alike, however the file ends them, and though it mixes them. Length in bytes does not change.
 */
export class LineEnds {
  /** The last piece ended with a carriage return, which is held until the next byte is known. */
  #isHeld = false;

  take(piece: Buffer): Buffer {
    if (piece.length === 0) return piece;
    const bytes = Buffer.concat([Buffer.alloc(this.#isHeld ? 1 : 0, CR), piece]);
    this.#isHeld = bytes.at(-1) === CR;
    const known = this.#isHeld ? bytes.subarray(0, -1) : bytes;
    for (let at = known.indexOf(CR); at >= 0; at = known.indexOf(CR, at + 1)) {
      // What follows the last known byte is the carriage return held.
      if (known[at + 1] !== LF) known[at] = LF;
    }
    return known;
  }

  end(): Buffer {
    return Buffer.alloc(this.#isHeld ? 1 : 0, LF);
  }
}
