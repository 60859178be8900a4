export { confirmEquipmentPairing } from "./confirm-equipment-pairing.ts";
export { equipmentContribution } from "./contribution.ts";
export {
  type Equipment,
  type EquipmentId,
  type EquipmentKind,
  equipmentKinds,
  Health,
  type PairingCode,
  type PlacedEquipment,
  readerKinds,
  terminalKinds,
} from "./equipment.ts";
export { equipmentErrors } from "./errors.ts";
export { findEquipmentBySecret } from "./find-equipment-by-secret.ts";
export { getEquipment, readEquipment } from "./get-equipment.ts";
export { issuePairingCode } from "./issue-pairing-code.ts";
export { listEquipment } from "./list-equipment.ts";
export { listRegistrationDesks } from "./list-registration-desks.ts";
export { recordEquipmentCall } from "./record-equipment-call.ts";
export { recordEquipmentExport } from "./record-equipment-export.ts";
export { registerEquipment } from "./register-equipment.ts";
export { revokeEquipment } from "./revoke-equipment.ts";
export { equipmentStates, getEquipmentStanding, isOlderReader, type Standing } from "./rules.ts";
export { listChosenEquipment, searchEquipment } from "./search-equipment.ts";
export { setVisit } from "./set-visit.ts";
export { updateEquipmentHealth } from "./update-equipment-health.ts";
