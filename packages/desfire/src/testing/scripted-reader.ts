import type { CardTransport } from "../apdu/frames.ts";
import { fromHex, hex } from "../bytes.ts";

/** Plays a recorded dialogue: what is sent must be what was, byte for byte. */
export function scriptedReader(
  dialogue: readonly (readonly [sent: string, answered: string])[],
): CardTransport {
  const rest = [...dialogue];
  return {
    async transmit(apdu) {
      const [sent, answered] = rest.shift() ?? ["nothing more", ""];
      if (hex(apdu) !== sent.toUpperCase()) throw new Error(`Sent ${hex(apdu)}, where ${sent} was recorded.`);
      return fromHex(answered);
    },
  };
}
