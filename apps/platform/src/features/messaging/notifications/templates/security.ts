import type { Sentence } from "../../../../kernel/errors.ts";
import { formatActLine, formatLetter, type Template } from "./template.ts";

/** A link good once, by which an agent registers their first passkey. */
export const agentInvited: Template<{ readonly url: string }> = (sender, { url }, language) =>
  language === "en"
    ? {
        subject: `Register your passkey – ${sender.name}`,
        text: formatLetter(sender, language, [
          "Your administrator invites you to register your staff passkey:",
          url,
          "This link works once, for seven days. Open it on the device that will keep the passkey.",
        ]),
      }
    : {
        subject: `Enregistrez votre clé d’accès – ${sender.name}`,
        text: formatLetter(sender, language, [
          "Votre administrateur vous invite à enregistrer votre clé d’accès d’agent :",
          url,
          "Ce lien sert une seule fois, pendant sept jours. Ouvrez-le sur l’appareil qui gardera la clé.",
        ]),
      };

/** To an agent at home: another authority lent them access. */
export const accessLent: Template<{
  readonly authority: string;
  readonly role: Sentence;
  readonly until: Sentence;
  readonly url: string;
}> = (sender, { authority, role, until, url }, language) =>
  language === "en"
    ? {
        subject: `${authority} lends you access`,
        text: formatLetter(sender, language, [
          `${authority} lends you access until ${until.en}.`,
          `Role lent: ${role.en}.`,
          `To enter, sign in as usual, then choose “Other authorities” in your menu: ${url}`,
        ]),
      }
    : {
        subject: `${authority} vous prête un accès`,
        text: formatLetter(sender, language, [
          `${authority} vous prête un accès jusqu’au ${until.fr}.`,
          `Rôle prêté : ${role.fr}.`,
          "Pour entrer, identifiez-vous comme d’habitude, puis " +
            `choisissez « Autres collectivités » dans votre menu : ${url}`,
        ]),
      };

/**
 * To administrators and auditors: a journal contradicts what was seen of it. Which one and how many lines,
 * nothing of what it holds.
 */
export const journalForked: Template<{
  readonly other: string;
  readonly size: number;
  readonly isOurs: boolean;
}> = (sender, { other, size, isOurs }, language) => {
  const page = `${sender.url}/administration/temoins`;
  return language === "en"
    ? {
        subject: `A journal was rewritten: ${isOurs ? "ours" : other}`,
        text: formatLetter(sender, language, [
          isOurs
            ? `Our journal does not continue the ${size} lines that the witness ${other} had signed.`
            : `The journal ${other} does not continue the ${size} ` +
              "lines that we had seen of it. We did not sign it.",
          "Keep the backups. Tell the data-protection officer, and call the other authority.",
          `What was kept as evidence: ${page}`,
        ]),
      }
    : {
        subject: `Un journal a été réécrit : ${isOurs ? "le nôtre" : other}`,
        text: formatLetter(sender, language, [
          isOurs
            ? `Notre journal ne continue pas les ${size} lignes que le témoin ${other} avait signées.`
            : `Le journal ${other} ne continue pas les ${size} lignes ` +
              "que nous en avions vues. Nous ne l’avons pas signé.",
          "Gardez les sauvegardes. Prévenez le délégué à la " +
            "protection des données, et appelez l’autre collectivité.",
          `Ce qui a été gardé comme preuve : ${page}`,
        ]),
      };
};

/** To administrators and auditors: what a witness answered, which proves nothing and is to be looked at. */
export const witnessRefused: Template<{
  readonly witness: string;
  readonly size: number;
  readonly saysRewritten: boolean;
}> = (sender, { witness, size, saysRewritten }, language) => {
  const page = `${sender.url}/administration/temoins`;
  return language === "en"
    ? {
        subject: `A witness does not sign our journal: ${witness}`,
        text: formatLetter(sender, language, [
          saysRewritten
            ? `The witness ${witness} refused our last checkpoint: it says that ` +
              `our journal does not continue the ${size} lines that it had signed.`
            : `The witness ${witness} answered something else than its signature of our last checkpoint.`,
          saysRewritten
            ? "It is its word, which proves nothing alone. Verify the journal in the " +
              "administration, ask whether a backup was restored, and call the other authority."
            : "Call the other authority: its platform, its address or its key may have changed.",
          `It is asked again every hour. The witnesses: ${page}`,
        ]),
      }
    : {
        subject: `Un témoin ne signe pas notre journal : ${witness}`,
        text: formatLetter(sender, language, [
          saysRewritten
            ? `Le témoin ${witness} a refusé notre dernier point de contrôle : il dit ` +
              `que notre journal ne continue pas les ${size} lignes qu’il avait signées.`
            : `Le témoin ${witness} a répondu autre chose que ` +
              "sa signature de notre dernier point de contrôle.",
          saysRewritten
            ? "C’est sa parole, qui ne prouve rien à elle seule. Vérifiez " +
              "le journal dans l’administration, demandez si une " +
              "sauvegarde a été restaurée, et appelez l’autre collectivité."
            : "Appelez l’autre collectivité : sa plateforme, son adresse ou sa clé a peut-être changé.",
          `Il est interrogé de nouveau chaque heure. Les témoins : ${page}`,
        ]),
      };
};

/**
 * To the other administrators and the officer: a certificate that does nothing before one of them compares
 * its fingerprint.
 */
export const certificateGiven: Template<{ readonly register: string; readonly by: string }> = (
  sender,
  { register, by },
  language,
) => {
  const page = `${sender.url}/administration/registres/fichiers/empreinte`;
  return language === "en"
    ? {
        subject: `Another certificate for the ${register}: its fingerprint is to be compared`,
        text: formatLetter(sender, language, [
          `${by} gave a certificate as that of the ${register}, for the encrypted files of quotients.`,
          "It does nothing until another person confirms its fingerprint.",
          "Call the correspondent, at a number that you know already, and have it read to you.",
          `The fingerprint to compare: ${page}`,
        ]),
      }
    : {
        subject: `Nouveau certificat pour la ${register} : empreinte à comparer`,
        text: formatLetter(sender, language, [
          `${by} a donné un certificat comme celui de la ` +
            `${register}, pour les fichiers chiffrés de quotients.`,
          "Il ne sert à rien tant qu’une autre personne n’a pas confirmé son empreinte.",
          "Appelez le correspondant, à un numéro que vous connaissez déjà, et faites-vous la lire.",
          `L’empreinte à comparer : ${page}`,
        ]),
      };
};

/** Under the authority's address: "/recuperation/arreter?jeton=…". */
export interface Undo {
  readonly path: string;
}

/** To every channel known, when an agent opens an account again at the desk. */
export const recoveryOpened: Template<Undo> = (sender, { path }, language) =>
  language === "en"
    ? {
        subject: `Somebody is getting your account back – ${sender.name}`,
        text: formatLetter(sender, language, [
          "At our desk, an agent saw an identity document in your name, to open your account again.",
          "If it is you, there is nothing to do.",
          formatActLine(sender, language, {
            online: { fr: "", en: "If it is not you, stop it here" },
            path,
            atOffice: { fr: "", en: "If it is not you, call or come at once: we stop it, for a week after." },
          }),
        ]),
      }
    : {
        subject: `Votre compte est rouvert au guichet – ${sender.name}`,
        text: formatLetter(sender, language, [
          "À notre guichet, un agent a vu une pièce d’identité à votre nom, pour rouvrir votre compte.",
          "Si c’est vous, vous n’avez rien à faire.",
          formatActLine(sender, language, {
            online: { fr: "Si ce n’est pas vous, arrêtez tout ici", en: "" },
            path,
            atOffice: {
              fr:
                "Si ce n’est pas vous, appelez ou venez tout de " +
                "suite : nous arrêtons tout, pendant une semaine.",
              en: "",
            },
          }),
        ]),
      };

export const recoveryDone: Template<Record<string, never>> = (sender, _data, language) =>
  language === "en"
    ? {
        subject: `A new passkey opens your account – ${sender.name}`,
        text: formatLetter(sender, language, [
          "A passkey was registered with the code given at our desk.",
          "Keys, devices and FranceConnect of before no longer open your account.",
          "If it is not you, use the link of our previous message, or call us.",
        ]),
      }
    : {
        subject: `Une nouvelle clé d’accès ouvre votre compte – ${sender.name}`,
        text: formatLetter(sender, language, [
          "Une clé d’accès a été enregistrée avec le code donné à notre guichet.",
          "Les clés, les appareils et FranceConnect d’avant n’ouvrent plus votre compte.",
          "Si ce n’est pas vous, suivez le lien de notre message précédent, ou appelez-nous.",
        ]),
      };

/** To the new address: nothing changes before it is followed. */
export const addressConfirm: Template<Undo> = (sender, { path }, language) =>
  language === "en"
    ? {
        subject: `Confirm your new address – ${sender.name}`,
        text: formatLetter(sender, language, [
          "To sign in with this address from now on, confirm it, within a day:",
          `${sender.url}${path}`,
          "If you did not ask for it, ignore this message: nothing changes.",
        ]),
      }
    : {
        subject: `Confirmez votre nouvelle adresse – ${sender.name}`,
        text: formatLetter(sender, language, [
          "Pour vous connecter désormais avec cette adresse, confirmez-la, dans la journée :",
          `${sender.url}${path}`,
          "Si vous n’avez rien demandé, ignorez ce message : rien ne change.",
        ]),
      };

/** To the former address. */
export const addressChanging: Template<Undo> = (sender, { path }, language) =>
  language === "en"
    ? {
        subject: `Your sign-in address will change – ${sender.name}`,
        text: formatLetter(sender, language, [
          "In three days, another address will open your account, and this one no longer.",
          "If it is you, there is nothing to do.",
          `If it is not you, cancel here: ${sender.url}${path}`,
        ]),
      }
    : {
        subject: `Votre adresse de connexion va changer – ${sender.name}`,
        text: formatLetter(sender, language, [
          "Dans trois jours, une autre adresse ouvrira votre compte, et celle-ci plus du tout.",
          "Si c’est vous, vous n’avez rien à faire.",
          `Si ce n’est pas vous, annulez ici : ${sender.url}${path}`,
        ]),
      };

export const addressChanged: Template<Record<string, never>> = (sender, _data, language) =>
  language === "en"
    ? {
        subject: `You sign in with this address – ${sender.name}`,
        text: formatLetter(sender, language, ["Your sign-in links now come to this address."]),
      }
    : {
        subject: `Vous vous connectez avec cette adresse – ${sender.name}`,
        text: formatLetter(sender, language, ["Vos liens de connexion arrivent désormais à cette adresse."]),
      };
