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
  issuePairingCode,
  listEquipment,
  registerEquipment,
  revokeEquipment,
} from "./keep-equipment.ts";
export {
  confirmEquipmentPairing,
  findEquipmentBySecret,
  recordEquipmentCall,
  setVisit,
  updateEquipmentHealth,
} from "./pair-equipment.ts";
export { getEquipmentStanding, type Standing } from "./rules.ts";
