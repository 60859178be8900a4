/**
 * The bytes of a text in base64 (RFC 4648 section 4), or null for a text that encoding them does not give
 * back: spaces, the alphabet of URLs, padding left out, last bits that are not zero. One value is written in
 * one way, so that nobody makes two texts of one signature.
 */
export function decodeBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, "base64");
  return bytes.toString("base64") === text ? bytes : null;
}
