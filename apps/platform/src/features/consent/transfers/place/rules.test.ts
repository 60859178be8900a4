import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isFolder, isReceiptName, readPlace } from "./rules.ts";

const good = {
  host: "SFTP.editeur.example ",
  port: "22",
  account: "caen",
  outFolder: "depart/",
  inFolder: "/data/retour",
};

describe("where a place is", () => {
  it("is read as typed, spaces and last stroke aside", () => {
    expect(readPlace(good)).toEqual({
      place: {
        host: "sftp.editeur.example",
        port: 22,
        account: "caen",
        outFolder: "depart",
        inFolder: "/data/retour",
      },
      problems: [],
    });
  });

  it.each([
    [{ host: "sftp://editeur.example" }, "host", "bad_host"],
    [{ host: "a b" }, "host", "bad_host"],
    [{ port: "0" }, "port", "bad_port"],
    [{ port: "99999" }, "port", "bad_port"],
    [{ account: "-oProxyCommand=x" }, "account", "bad_account"],
    [{ outFolder: "../etc" }, "outFolder", "bad_folder"],
    [{ inFolder: "" }, "inFolder", "bad_folder"],
    [{ inFolder: "depart" }, "inFolder", "same_folder"],
  ] as const)("says which field is wrong: %j", (over, field, code) => {
    expect(readPlace({ ...good, ...over }).problems).toEqual([{ field, code }]);
  });

  it("never accepts a folder that climbs, whatever is typed", () => {
    const segment = fc.constantFrom("..", ".", "", "a", "b c", ".x", "\u0000", "\\");
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1, maxLength: 5 }), (segments) => {
        const climbs = segments.some((one) => !/^[ab]/.test(one));
        const [first, ...rest] = segments;
        const fromRoot = first === "" && rest.length > 0 && rest.every((one) => /^[ab]/.test(one));
        expect(isFolder(segments.join("/"))).toBe(!climbs || fromRoot);
      }),
    );
  });

  it("an acknowledgement ends with .csv: what is being written does not yet", () => {
    expect(["a.csv", "A.CSV", "a.csv.part", "a.txt"].map(isReceiptName)).toEqual([true, true, false, false]);
  });
});
