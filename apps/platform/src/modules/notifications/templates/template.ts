import type { Language } from "../../../kernel/errors.ts";

/** What a template may say of the authority that writes. */
export interface Sender {
  readonly name: string;
  /** "https://…/caen", no trailing slash. */
  readonly url: string;
  readonly phone?: string;
}

export interface Written {
  readonly subject: string;
  /** Plain text: short sentences, one idea each, blank lines between paragraphs. */
  readonly text: string;
}

export type Template<Data> = (sender: Sender, data: Data, language: Language) => Written;

/** Paragraphs, then the signature and whom to call. */
export function letter(sender: Sender, language: Language, paragraphs: readonly string[]): string {
  const call = sender.phone
    ? language === "fr"
      ? [`Une question ? Appelez le ${sender.phone}.`]
      : [`A question? Call ${sender.phone}.`]
    : [];
  const hello = language === "fr" ? "Bonjour," : "Hello,";
  return [hello, ...paragraphs, ...call, sender.name].join("\n\n");
}
