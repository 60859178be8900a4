export { type Presented, present, type VirtualReader } from "../vpcd/virtual-reader.ts";
export { EmulatedCard, type EmulatedCardOptions } from "./emulated-card.ts";
export { EmulatedPhone, type EmulatedPhoneOptions } from "./emulated-phone.ts";
export {
  blankCard,
  type CardMemory,
  type StoredApplication,
  type StoredFile,
  type StoredKey,
} from "./memory.ts";
export { ProfileError, readProfile, writeProfile } from "./profile.ts";
