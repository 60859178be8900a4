export { Pkcs11Error, type Pkcs11ErrorCode } from "./errors.ts";
export { openToken, type Token, type TokenOptions } from "./token.ts";
