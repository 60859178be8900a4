import { defineErrors } from "../../../kernel/errors.ts";

export const logosErrors = defineErrors({
  "logos.too_large": {
    status: 422,
    fr: "Cette image dépasse 1 Mo.",
    en: "This picture is larger than 1 MB.",
    todo: { fr: "Réduisez-la, puis déposez-la de nouveau.", en: "Make it smaller, then send it again." },
  },
  "logos.too_many_pixels": {
    status: 422,
    fr: "Cette image dépasse 2000 pixels de large ou de haut.",
    en: "This picture is more than 2000 pixels wide or high.",
    todo: { fr: "Réduisez-la, puis déposez-la de nouveau.", en: "Make it smaller, then send it again." },
  },
  "logos.svg": {
    status: 422,
    fr: "Un dessin SVG n’est pas accepté : il peut contenir un programme.",
    en: "An SVG drawing is not accepted: it may hold a program.",
    todo: { fr: "Enregistrez-le en PNG, puis déposez-le.", en: "Save it as PNG, then send it." },
  },
  "logos.unknown_type": {
    status: 422,
    fr: "Ce fichier n’est pas une image PNG ou JPEG, quel que soit son nom.",
    en: "This file is not a PNG or JPEG picture, whatever its name.",
    todo: { fr: "Déposez une image PNG ou JPEG.", en: "Send a PNG or JPEG picture." },
  },
  "logos.damaged": {
    status: 422,
    fr: "Cette image est abîmée ou incomplète.",
    en: "This picture is damaged or incomplete.",
    todo: { fr: "Enregistrez-la de nouveau, puis déposez-la.", en: "Save it again, then send it." },
  },
  "logos.polyglot": {
    status: 422,
    fr: "Cette image cache un autre fichier, d’un autre type.",
    en: "This picture hides another file, of another type.",
    todo: { fr: "Enregistrez-la de nouveau, puis déposez-la.", en: "Save it again, then send it." },
  },
});
