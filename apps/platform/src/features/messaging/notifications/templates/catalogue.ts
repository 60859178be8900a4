import { formatLongDate, toCivilDate } from "../../../../kernel/civil-date.ts";
import { formatLetter, type Template } from "./template.ts";

export interface ModelData {
  /** Title of the model, in the reader's language. */
  readonly model: string;
  /** Who writes it. */
  readonly author: string;
  readonly service: string;
  readonly serviceId: string;
}

const buildModelPath = ({ serviceId }: ModelData): string => `/administration/services/${serviceId}/modele`;

/** A model changed: the localised page goes on as it is until somebody takes the change. */
export const modelChanged: Template<ModelData> = (sender, data, language) =>
  language === "fr"
    ? {
        subject: `Le modèle « ${data.model} » a changé`,
        text: formatLetter(sender, language, [
          `${data.author} a publié une nouvelle version du modèle « ` +
            `${data.model} ». Votre service « ${data.service} » en vient.`,
          "Rien n’a changé chez vous : vous choisissez ce que vous " +
            "reprenez, et ce qui est propre à votre commune reste.",
          `Voir ce qui change : ${sender.url}${buildModelPath(data)}`,
        ]),
      }
    : {
        subject: `The model “${data.model}” has changed`,
        text: formatLetter(sender, language, [
          `${data.author} has published a new version of the model ` +
            `“${data.model}”. Your service “${data.service}” comes from it.`,
          "Nothing has changed on your side: you choose what " +
            "you take, and what is proper to your commune stays.",
          `See what changes: ${sender.url}${buildModelPath(data)}`,
        ]),
      };

/** A model is no longer maintained: the localised page goes on by itself. */
export const modelRetired: Template<ModelData> = (sender, data, language) =>
  language === "fr"
    ? {
        subject: `Le modèle « ${data.model} » n’est plus tenu à jour`,
        text: formatLetter(sender, language, [
          `${data.author} a retiré le modèle « ${data.model} ». Votre service « ${data.service} » en vient.`,
          "Votre service continue : c’est à vous de le tenir à jour désormais, ou de le retirer.",
          `Voir votre service : ${sender.url}/administration/services/${data.serviceId}`,
        ]),
      }
    : {
        subject: `The model “${data.model}” is no longer kept up to date`,
        text: formatLetter(sender, language, [
          `${data.author} has retired the model “${data.model}”. ` +
            `Your service “${data.service}” comes from it.`,
          "Your service goes on: it is now yours to keep up to date, or to retire.",
          `See your service: ${sender.url}/administration/services/${data.serviceId}`,
        ]),
      };

export interface ClientChangeData {
  readonly application: string;
  readonly serviceId: string;
  /** An instant, ISO 8601. */
  readonly until: string;
}

/**
 * To whoever manages a service: its application will return elsewhere, or prove itself by another key or
 * secret.
 */
export const clientChangeWaits: Template<ClientChangeData> = (sender, data, language) => {
  const when = formatLongDate(toCivilDate(new Date(data.until)), language);
  const page = `${sender.url}/administration/services/${data.serviceId}/applications`;
  return language === "fr"
    ? {
        subject: `L’application « ${data.application} » va changer`,
        text: formatLetter(sender, language, [
          "On a changé une adresse de retour, une clé ou le secret de l’application « " +
            `${data.application} ». Le changement prend effet le ${when}, un jour après la demande.`,
          "Si c’est attendu, vous n’avez rien à faire. Les personnes " +
            "qui ont dit oui avant seront interrogées de nouveau.",
          `Si ce n’est pas attendu, désactivez l’application, ou remettez les valeurs d’avant : ${page}`,
        ]),
      }
    : {
        subject: `The application “${data.application}” is about to change`,
        text: formatLetter(sender, language, [
          `A return address, a key or the secret of the application “${data.application}” ` +
            `was changed. It comes into force on ${when}, a day after it was asked for.`,
          "If it was expected, there is nothing to do. People who agreed before will be asked again.",
          `If it was not, disable the application, or put the former values back: ${page}`,
        ]),
      };
};
