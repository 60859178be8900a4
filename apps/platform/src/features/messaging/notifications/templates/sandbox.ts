import { formatLetter, type Template } from "./template.ts";

export interface SandboxLinkData {
  readonly url: string;
  readonly minutes: number;
}

/** To a vendor, who opens their space or comes back to it. */
export const sandboxLink: Template<SandboxLinkData> = (sender, { url, minutes }, language) => {
  if (language === "en") {
    return {
      subject: "Your space in the sandbox",
      text: formatLetter(sender, language, [
        "Here is the way to your space, where you try everything on fictional people:",
        url,
        `It works once, for ${minutes} minutes. If you did not ` +
          "ask for it, ignore this message: nothing is opened.",
      ]),
    };
  }
  return {
    subject: "Votre espace d’essai",
    text: formatLetter(sender, language, [
      "Voici le chemin vers votre espace, où vous essayez tout sur des personnes fictives :",
      url,
      `Il fonctionne une seule fois, pendant ${minutes} minutes. Si ` +
        "vous n’avez rien demandé, ignorez ce message : rien n’est ouvert.",
    ]),
  };
};
