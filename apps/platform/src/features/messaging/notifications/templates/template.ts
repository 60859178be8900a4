import type { Language, Sentence } from "../../../../kernel/errors.ts";
import type { PersonId } from "../../../../kernel/ids.ts";

/** What a template may say of the authority that writes. */
export interface Sender {
  readonly name: string;
  /** "https://…/caen", no trailing slash. */
  readonly url: string;
  /** Where people are received. */
  readonly office: Office;
  /** For somebody without e-mail: the office comes first, the web address last. */
  readonly onPaper: boolean;
  /** Whoever reads acts for them, or beside them: what is written is about them. */
  readonly about?: MessageSubject;
}

/** Of whom a message is, where somebody else reads it. */
export interface MessageSubject {
  readonly personId: PersonId;
  /** Their given name, where it is known. */
  readonly name: string | undefined;
}

export interface Office {
  readonly name: string;
  /** "Esplanade Jean-Marie-Louvel, 14000 Caen"; empty when nobody has said it. */
  readonly address: string;
  readonly phone?: string;
  /** In French, one line a day or range. */
  readonly hours: readonly string[];
}

export interface Written {
  readonly subject: string;
  /** Plain text: short sentences, one idea each, blank lines between paragraphs. */
  readonly text: string;
}

export type Template<Data> = (sender: Sender, data: Data, language: Language) => Written;

interface Act {
  /** Before the address of the page: "Suivre ma demande". */
  readonly online: Sentence;
  /** Under this path of the authority. */
  readonly path: string;
  /** A sentence that leads to the office: "Pour suivre votre demande, venez ou appelez." */
  readonly atOffice: Sentence;
}

/** The one way to act that suits who reads: a page by e-mail, the office on paper. */
export function formatActLine(
  { onPaper, url, about }: Sender,
  language: Language,
  { online, path, atOffice }: Act,
): string {
  if (onPaper) return atOffice[language];
  const whose = about === undefined ? "" : `?${new URLSearchParams({ pour: about.personId })}`;
  return `${online[language]}${language === "fr" ? " : " : ": "}${url}${path}${whose}`;
}

/** Paragraphs, then whom to see or to call, and the signature. */
export function formatLetter(sender: Sender, language: Language, paragraphs: readonly string[]): string {
  const hello = language === "fr" ? "Bonjour," : "Hello,";
  const reach = sender.onPaper ? formatPaperContact(sender, language) : formatPhoneContact(sender, language);
  return [hello, ...toWhoActs(sender, language), ...paragraphs, ...reach, sender.name].join("\n\n");
}

/** First: what follows says “you” to somebody else. */
function toWhoActs({ about }: Sender, language: Language): readonly string[] {
  if (about === undefined) return [];
  const { name } = about;
  if (language === "fr")
    return [
      `Ce message concerne ${name ?? "une personne"}, que vous représentez ` +
        `ou accompagnez. « Vous » y désigne ${name ?? "cette personne"}.`,
    ];
  return [
    `This message is about ${name ?? "somebody"}, for whom or ` +
      `beside whom you act. In it “you” is ${name ?? "them"}.`,
  ];
}

function formatPhoneContact({ office: { phone } }: Sender, language: Language): readonly string[] {
  if (phone === undefined) return [];
  return [language === "fr" ? `Une question ? Appelez le ${phone}.` : `A question? Call ${phone}.`];
}

function formatPaperContact({ office, url }: Sender, language: Language): readonly string[] {
  const fr = language === "fr";
  const { name, address, phone, hours } = office;
  const lines = [
    [name, address].filter(Boolean).join(", "),
    ...hours,
    ...(phone ? [fr ? `Téléphone : ${phone}` : `Phone: ${phone}`] : []),
  ];
  return [
    [fr ? "Où venir, écrire ou appeler :" : "Where to come, write or call:", ...lines].join("\n"),
    fr ? `Par internet aussi : ${url}/espace` : `On the web too: ${url}/espace`,
  ];
}
