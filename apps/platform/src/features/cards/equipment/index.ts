export { equipmentContribution } from "./contribution.ts";
export {
  type Equipment,
  type EquipmentId,
  type EquipmentKind,
  equipmentKinds,
  Health,
  type PairingCode,
  readerKinds,
  terminalKinds,
} from "./equipment.ts";
export { equipmentErrors } from "./errors.ts";
export {
  getEquipment,
  giveCode,
  listEquipment,
  registerEquipment,
  revokeEquipment,
} from "./keep-equipment.ts";
export { authenticateEquipment, hearCall, pairEquipment, reportHealth, setVisit } from "./pair-equipment.ts";
export { type Standing, standingOf } from "./rules.ts";
