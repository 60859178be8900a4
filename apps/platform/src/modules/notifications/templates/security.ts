import { letter, type Template } from "./template.ts";

/** A link good once, by which an agent registers their first passkey. */
export const agentInvited: Template<{ readonly url: string }> = (sender, { url }, language) =>
  language === "en"
    ? {
        subject: `Register your passkey – ${sender.name}`,
        text: letter(sender, language, [
          "Your administrator invites you to register your staff passkey:",
          url,
          "This link works once, for seven days. Open it on the device that will keep the passkey.",
        ]),
      }
    : {
        subject: `Enregistrez votre clé d’accès – ${sender.name}`,
        text: letter(sender, language, [
          "Votre administrateur vous invite à enregistrer votre clé d’accès d’agent :",
          url,
          "Ce lien sert une seule fois, pendant sept jours. Ouvrez-le sur l’appareil qui gardera la clé.",
        ]),
      };
