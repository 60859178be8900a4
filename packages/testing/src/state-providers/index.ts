export { citizens, type KnownUser } from "./citizens.ts";
export type { RegisteredParty } from "./configuration.ts";
export { franceConnect, proConnect, type StateProfile } from "./profile.ts";
export { type StateProvider, startStateProvider } from "./start-state-provider.ts";
