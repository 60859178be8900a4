import { bytes, concat } from "../bytes.ts";
import { ZERO_BLOCK } from "./aes.ts";
import { lastBlock, subkeys } from "./cmac.ts";

/**
 * A card's own AES key, from a master key (NXP AN10922, section 2.2). The input is what is the card's alone:
 * UID, AID, an identifier of the system; 1 to 31 bytes. It is always padded to two blocks: a plain CMAC, of
 * one block for a short input, gives another key.
 */
export function diversify(master: Uint8Array, input: Uint8Array): Uint8Array {
  if (master.length !== 16) throw new RangeError("An AES-128 key has 16 bytes.");
  if (input.length < 1 || input.length > 31)
    throw new RangeError("A diversification input has 1 to 31 bytes.");
  const message = concat(bytes(0x01), input);
  const { k1, k2 } = subkeys(master);
  if (message.length === 32) return lastBlock(master, message, k1, ZERO_BLOCK);
  const blocks = concat(message, bytes(0x80), new Uint8Array(31 - message.length));
  return lastBlock(master, blocks, k2, ZERO_BLOCK);
}
