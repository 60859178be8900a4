import { addMonths, toCivilDate } from "../../../kernel/civil-date.ts";
import { buildEmptyContribution, type Contribution } from "../../../kernel/contributions.ts";
import { deleteOldRevokedEquipment } from "./store/equipment.ts";

const KEPT_MONTHS = 12;

export const equipmentContribution: Contribution = {
  ...buildEmptyContribution("equipment"),
  purge: (tx, context) =>
    deleteOldRevokedEquipment(tx, context.authorityId, addMonths(toCivilDate(context.now()), -KEPT_MONTHS)),
  journal: {
    "equipment.registered": ({ name }) => ({
      fr: `L’équipement « ${String(name)} » a été enregistré.`,
      en: `The equipment “${String(name)}” was registered.`,
    }),
    "equipment.code_given": ({ name }) => ({
      fr: `Un code d’appairage a été donné pour l’équipement « ${String(name)} ».`,
      en: `A pairing code was given for the equipment “${String(name)}”.`,
    }),
    "equipment.paired": ({ name }) => ({
      fr: `L’équipement « ${String(name)} » a été appairé.`,
      en: `The equipment “${String(name)}” was paired.`,
    }),
    "equipment.health_changed": ({ name, health }) => ({
      fr: `L’équipement « ${String(name)} » ${formatEquipmentHealth(health).fr}.`,
      en: `The equipment “${String(name)}” ${formatEquipmentHealth(health).en}.`,
    }),
    "equipment.exported": ({ count }) => ({
      fr: `La liste des équipements a été téléchargée : ${Number(count)} lignes.`,
      en: `The list of equipment was downloaded: ${Number(count)} rows.`,
    }),
    "equipment.revoked": ({ name }) => ({
      fr: `L’équipement « ${String(name)} » a été révoqué.`,
      en: `The equipment “${String(name)}” was revoked.`,
    }),
  },
};

function formatEquipmentHealth(health: unknown) {
  if (health === "faulty") return { fr: "est en panne", en: "is out of order" };
  if (health === "degraded") return { fr: "marche mal", en: "works badly" };
  return { fr: "marche de nouveau", en: "works again" };
}
