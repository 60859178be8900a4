import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { fromHex, hex } from "../bytes.ts";
import { EmulatedPhone } from "./emulated-phone.ts";

const secret = new Uint8Array(32).fill(9);
const phone = () => new EmulatedPhone({ secret, code: async () => "AR1:CODE" });
const SELECT = "00A4040008F041524445434F0100";
const CHALLENGE = "000102030405060708090A0B0C0D0E0F";
const send = async (one: EmulatedPhone, apdu: string) => hex(await one.transmit(fromHex(apdu)));

test("selected by its application, it proves its code under the challenge", async () => {
  const one = phone();
  expect(await send(one, SELECT)).toBe("9000");
  const answer = await one.transmit(fromHex(`80CA000010${CHALLENGE}00`));
  const code = answer.slice(0, -18);
  expect(new TextDecoder().decode(code)).toBe("AR1:CODE");
  const said = Buffer.concat([Buffer.from("ardeco nfc 1"), fromHex(CHALLENGE), code]);
  const proof = createHmac("sha256", secret).update(said).digest().subarray(0, 16);
  expect(hex(answer.slice(-18))).toBe(`${hex(proof)}9000`);
});

test("anything else is refused by its status, and the selection ends with the field", async () => {
  const one = phone();
  expect(await send(one, `80CA000010${CHALLENGE}00`)).toBe("6985");
  expect(await send(one, "00A4040007D276000085010000")).toBe("6A82");
  await send(one, SELECT);
  expect(await send(one, "80CA0000021234")).toBe("6700");
  expect(await send(one, "905A00000300000000")).toBe("6D00");
  one.powerOff();
  expect(await send(one, `80CA000010${CHALLENGE}00`)).toBe("6985");
});

test("it has another number each time that it comes, of four bytes that begin by 08", async () => {
  const one = phone();
  const first = await send(one, "FFCA000000");
  one.powerOff();
  const second = await send(one, "FFCA000000");
  for (const uid of [first, second]) expect(uid).toMatch(/^08[0-9A-F]{6}9000$/);
  expect(first).not.toBe(second);
});
