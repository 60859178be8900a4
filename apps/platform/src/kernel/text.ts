/** Unicode NFKC, inner spaces collapsed, trimmed: the one form in which names and addresses are compared and kept. */
export function tidy(text: string): string {
  return text.normalize("NFKC").replace(/\s+/g, " ").trim();
}
