import { formatLetter, type Template } from "./template.ts";

export interface SignInData {
  /** One link per person who signs in with this address. */
  readonly links: readonly { readonly name: string; readonly url: string }[];
  readonly minutes: number;
}

export const signIn: Template<SignInData> = (sender, { links, minutes }, language) => {
  const list = links.map((link) => `${link.name}\n${link.url}`);
  if (language === "en") {
    return {
      subject: `Your sign-in link – ${sender.name}`,
      text: formatLetter(sender, language, [
        links.length > 1 ? "Choose your name:" : "Here is your sign-in link:",
        ...list,
        `It works once, for ${minutes} minutes. If you did not ask for it, ignore this message.`,
      ]),
    };
  }
  return {
    subject: `Votre lien de connexion – ${sender.name}`,
    text: formatLetter(sender, language, [
      links.length > 1 ? "Choisissez votre nom :" : "Voici votre lien de connexion :",
      ...list,
      `Il fonctionne une seule fois, pendant ${minutes} ` +
        "minutes. Si vous n’avez rien demandé, ignorez ce message.",
    ]),
  };
};
