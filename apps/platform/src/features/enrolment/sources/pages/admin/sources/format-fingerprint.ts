/**
 * A fingerprint as two people read it to each other on the telephone: groups of four, on every page the same.
 */
export const formatFingerprint = (fingerprint: string): string =>
  (fingerprint.replaceAll(":", "").match(/.{1,4}/g) ?? []).join(" ");
