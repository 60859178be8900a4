import { little } from "../bytes.ts";

/** CRC-32 without the final complement (JAMCRC), little endian: EV1 messages and changes of keys. */
export function checksum(data: Uint8Array): Uint8Array {
  let crc = 0xffffffff;
  for (const value of data) {
    crc ^= value;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return little(crc >>> 0, 4);
}
