import { describe, expect, test } from "vitest";
import { bytes, concat, fromHex, hex, NONE } from "./bytes.ts";
import { changeKey } from "./commands/keys.ts";
import { decrypt } from "./crypto/aes.ts";
import { cmac, subkeys, truncated } from "./crypto/cmac.ts";
import { diversify } from "./crypto/diversify.ts";
import { verifyOriginality } from "./crypto/originality.ts";
import { transactionKeys } from "./crypto/session-keys.ts";
import { authenticateAes, authenticateEv2First, authenticateEv2NonFirst } from "./messaging/authenticate.ts";
import { Ev1Messaging } from "./messaging/ev1-messaging.ts";
import { Ev2Messaging } from "./messaging/ev2-messaging.ts";
import { ADMINISTRATIVE, HIDDEN, type Message, protection } from "./messaging/messaging.ts";
import { published } from "./testing/published-vectors.ts";
import { recorded } from "./testing/recorded.ts";
import { scriptedReader } from "./testing/scripted-reader.ts";
import {
  type Ev1Vector,
  type Ev2Handshake,
  type Ev2Vector,
  hasReference,
  readReference,
  type Vectors,
} from "./testing/vectors.ts";

describe("figures of published standards", () => vectorsHold(published));

const ON_THE_WAY = "a step on the way: the bytes sent, or the keys, that come of it are compared";

/** Figures of the file of which no test says anything, and why. Paths, without the place in a list. */
const leftOut: Readonly<Record<string, string>> = {
  an10922_2tdea: "nothing here speaks DES: cards are of AES keys alone",
  "ev1_aes_auth.rndB": ON_THE_WAY,
  "ev1_changekey_elmuesoft.crc": ON_THE_WAY,
  "ev1_changekey_elmuesoft.crcNewKey": ON_THE_WAY,
  "ev2_first.rndB": ON_THE_WAY,
  "ev2_first.sv1": ON_THE_WAY,
  "ev2_messaging.ivc": ON_THE_WAY,
  "ev2_messaging.crc": ON_THE_WAY,
  "ev2_messaging.ivr": ON_THE_WAY,
  "ev2_messaging.header": "it is in the bytes sent, which are compared whole",
};

describe.skipIf(!hasReference)("figures of public test suites (left out where ../shared is absent)", () => {
  if (!hasReference) return;
  const { vectors, unread } = recorded(readReference());
  vectorsHold(vectors);
  test("each figure of the file was read by a test above, or is named as left out", () => {
    expect(unread()).toEqual(Object.keys(leftOut));
  });
});

function vectorsHold(vectors: Vectors): void {
  cryptographyHolds(vectors);
  ev1Holds(vectors);
  ev2Holds(vectors);
}

const parse = (text: string | undefined): Uint8Array => fromHex((text ?? "").replace(/\s/g, ""));
const zeros = new Uint8Array(16);

function cryptographyHolds(vectors: Vectors): void {
  test("CMAC of RFC 4493, with its subkeys", () => {
    const { key, k1, k2, msg, len_mac } = vectors.cmac_rfc4493;
    expect(subkeys(parse(key))).toEqual({ k1: parse(k1), k2: parse(k2) });
    for (const [length, mac] of Object.entries(len_mac))
      expect(cmac(parse(key), parse(msg).subarray(0, Number(length)))).toEqual(parse(mac));
  });

  test.each(vectors.an10922_aes128)("diversification: $src", (vector) => {
    const [master, message] = [parse(vector.master), parse(vector.M)];
    const key = diversify(master, message.subarray(1));
    const { uid, aid, sysid } = vector;
    if (uid !== undefined && aid !== undefined && sysid !== undefined)
      expect(concat(bytes(0x01), parse(uid), parse(aid), parse(sysid))).toEqual(message);
    if (vector.k1 !== undefined && vector.k2 !== undefined)
      expect(subkeys(master)).toEqual({ k1: parse(vector.k1), k2: parse(vector.k2) });
    if (vector.diversified !== undefined) expect(key).toEqual(parse(vector.diversified));
    // Found in the field: padded to one block only. It is another key, which plain CMAC gives.
    const plain = vector.diversified_pad16 ?? vector.wrong_if_plain_cmac;
    if (plain !== undefined)
      expect([cmac(master, message), key]).toEqual([parse(plain), expect.not.objectContaining(parse(plain))]);
  });

  test("keys and value of transaction MACs", () => {
    for (const { key, uid, tmc, mac, enc } of vectors.tmac.keys)
      expect(transactionKeys(parse(key), tmc, parse(uid))).toEqual({ mac: parse(mac), enc: parse(enc) });
    const { tmv } = vectors.tmac;
    if (tmv !== null) expect(truncated(cmac(parse(tmv.sesMac), parse(tmv.tmi)))).toEqual(parse(tmv.tmv));
  });

  test("the signature of the manufacturer over a card's identifier", () => {
    const { pub, uid, sig } = vectors.originality_secp224r1;
    expect(verifyOriginality(parse(uid), parse(sig), parse(pub))).toBe(true);
    for (const other of [parse(uid).with(3, 0), parse(uid).with(0, 1)])
      expect(verifyOriginality(other, parse(sig), parse(pub))).toBe(false);
    expect(verifyOriginality(parse(uid), parse(sig).with(55, 0), parse(pub))).toBe(false);
  });
}

function ev1Holds(vectors: Vectors): void {
  test.each(vectors.ev1_aes_auth)("AuthenticateAES: $src", async (vector) => {
    const reader = scriptedReader([
      ["90AA0000010000", `${vector.encRndB}91AF`],
      [`90AF000020${vector.encAB}00`, `${vector.encRndA}9100`],
    ]);
    const messaging = await authenticateAes(reader, 0, parse(vector.key), () => parse(vector.rndA));
    expect(sealed(messaging)).toBe(sealed(new Ev1Messaging(parse(vector.session))));
  });

  test.each([...vectors.ev1_secure_messaging, ...vectors.ev1_changekey_elmuesoft])(
    "EV1 messages: $src $wire",
    (vector) => {
      const messaging = new Ev1Messaging(parse(vector.session));
      const message = messageOf(vector);
      const wire = vector.wire ?? `${vector.data ?? ""}${vector.cmdMac ?? ""}`;
      expect(hex(messaging.seal(message))).toBe(hex(concat(message.header, parse(wire))));
      if (vector.respMac === undefined) return;
      const answer = messaging.openAnswer(parse(`${vector.resp ?? ""}${vector.respMac}`), message.protection);
      expect(answer).toEqual(parse(vector.resp));
      if (vector.next === undefined) return;
      const { cmd, header, resp, respMac } = vector.next;
      messaging.seal({
        code: parse(cmd)[0] ?? 0,
        header: parse(header),
        data: NONE,
        protection: message.protection,
      });
      const read = resp === undefined ? concat(message.data, parse(respMac)) : parse(resp);
      expect(messaging.openAnswer(read, message.protection)).toEqual(message.data);
    },
  );
}

function messageOf(vector: Omit<Ev1Vector, "src">): Message {
  if (vector.newKey !== undefined) {
    const former = vector.oldKey === undefined ? {} : { former: parse(vector.oldKey) };
    return changeKey(number(vector.keyNo), {
      key: parse(vector.newKey),
      version: number(vector.ver),
      ...former,
    });
  }
  const data = parse(vector.data);
  const mode = vector.wire !== undefined ? "full" : data.length > 0 ? "mac" : "plain";
  return { code: number(vector.cmd), header: parse(vector.header), data, protection: protection(mode) };
}

const number = (text: string | undefined): number => parse(text)[0] ?? 0;

/** Something that only these keys give. */
const sealed = (messaging: Ev1Messaging | Ev2Messaging): string =>
  hex(messaging.seal({ code: 0x3d, header: bytes(1), data: bytes(2, 3), protection: HIDDEN }));

function ev2Holds(vectors: Vectors): void {
  test.each(vectors.ev2_first)("AuthenticateEV2First: $src", async (vector) => {
    const messaging = await authenticateEv2First(
      dialogueOf(vector),
      number(vector.keyNo),
      parse(vector.key),
      () => parse(vector.rndA),
    );
    expect(hex(messaging.ti)).toBe(vector.ti);
    expect(sealed(messaging)).toBe(sealed(ev2(vector)));
  });

  test("AuthenticateEV2NonFirst keeps the transaction and its counter", async () => {
    const vector = vectors.ev2_nonfirst;
    const before = new Ev2Messaging({ enc: zeros, mac: zeros }, parse("7614281A"), 2);
    const messaging = await authenticateEv2NonFirst(
      dialogueOf(vector),
      0,
      zeros,
      () => parse(vector.rndA),
      before,
    );
    expect([hex(messaging.ti), messaging.counter]).toEqual(["7614281A", 2]);
    expect(sealed(messaging)).toBe(sealed(ev2({ ...vector, ti: "7614281A", ctr: 2 })));
  });

  test.each(vectors.ev2_messaging)("EV2 messages: $src", (vector) => {
    if (vector.steps !== undefined) return stepsHold(vector);
    if (vector.encResp !== undefined) return answerIsHidden(vector);
    const message = ev2MessageOf(vector);
    const messaging = ev2(vector);
    const wire = vector.c === undefined ? `00${vector.encData}${vector.macT}` : vector.c.slice(10, -2);
    expect(hex(messaging.seal(message))).toBe(wire);
    if (vector.r === undefined || vector.r === "9100") return;
    const answer = messaging.openAnswer(parse(vector.r.slice(0, -4)), message.protection);
    if (vector.uid !== undefined) expect(hex(answer)).toBe(vector.uid);
    else expect(`${hex(answer)}`).toBe(message.protection === ADMINISTRATIVE ? vector.r.slice(0, -20) : "");
  });

  test.each(vectors.ev2_iv)("EV2 initialisation vector: $ivc", ({ enc, ti, ctr, ivc }) => {
    const messaging = ev2({ enc, mac: hex(zeros), ti, ctr });
    const hidden = messaging
      .seal({ code: 0x3d, header: NONE, data: bytes(1), protection: HIDDEN })
      .slice(0, 16);
    expect(decrypt(parse(enc), parse(ivc), hidden)).toEqual(concat(bytes(1, 0x80), new Uint8Array(14)));
  });
}

const ev2 = (vector: { enc?: string; mac?: string; ti: string; ctr?: number }): Ev2Messaging =>
  new Ev2Messaging(
    {
      enc: vector.enc === undefined ? zeros : parse(vector.enc),
      mac: vector.mac === undefined ? zeros : parse(vector.mac),
    },
    parse(vector.ti),
    vector.ctr ?? 0,
  );

const dialogueOf = ({ c1, r1, c2, r2 }: Pick<Ev2Handshake, "c1" | "r1" | "c2" | "r2">) =>
  scriptedReader([
    [c1, r1],
    [c2, r2],
  ]);

function ev2MessageOf(vector: Ev2Vector): Message {
  const sent = parse(vector.c);
  const code = vector.c === undefined ? 0xc4 : (sent[1] ?? 0);
  if (vector.newKey !== undefined) {
    const former = vector.oldKey === undefined ? {} : { former: parse(vector.oldKey) };
    const keyNo = vector.c === undefined ? 0 : (sent[5] ?? 0);
    return changeKey(keyNo, { key: parse(vector.newKey), version: number(vector.ver), ...former });
  }
  const headerLength = { 245: 1, 141: 7, 81: 0, 92: 1 }[code] ?? 0;
  const header = sent.slice(5, 5 + headerLength);
  return { code, header, data: parse(vector.plain), protection: code === 0xf5 ? ADMINISTRATIVE : HIDDEN };
}

function stepsHold(vector: Ev2Vector): void {
  for (const [direction, code, counter, content, mac] of vector.steps ?? []) {
    const messaging = ev2({ ...vector, ctr: counter });
    const body = parse(content);
    const proven =
      direction === "cmd"
        ? messaging.seal({ code: number(code), header: body, data: NONE, protection: protection("mac") })
        : messaging.sealAnswer(body, protection("mac"));
    expect(hex(proven)).toBe(`${content}${mac}`);
  }
}

function answerIsHidden(vector: Ev2Vector): void {
  const hidden = ev2(vector).sealAnswer(parse(vector.plain), HIDDEN).slice(0, 16);
  expect(hex(hidden)).toBe(vector.encResp);
}
