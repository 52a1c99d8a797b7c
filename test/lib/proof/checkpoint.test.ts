import { describe, expect, it } from "vitest";
import { openCheckpoint, originOf, signCheckpoint } from "../../../main/lib/proof/checkpoint.ts";
import { Frontier } from "../../../main/lib/proof/tree.ts";
import { parseVerifierKey, signerOf, verifierKey } from "../../../main/lib/signed-note.ts";

const signer = signerOf(Buffer.alloc(32, 7));
const origin = "removal-log.invalid/0123456789abcdef";
const known = `removal-log.invalid/0123456789abcdef
7
EvKAi8pMShoFMXCjvEsCuz6D/gv4VOQsdbNQL7mqlaI=

— removal-log.invalid/0123456789abcdef 8JzGZwhKYS0w35QTFBSJ/ZAmJOWL453fn0o6SyINGJOND6Faog0+3+65zPxjFRImYsFnTWpEBILEC/ceHHj2GhnbOgY=
`;
const knownKey = "removal-log.invalid/0123456789abcdef+f09cc667+AepKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs";

function root(): string {
  const frontier = Frontier.empty();
  for (let seq = 0; seq < 7; seq += 1) frontier.append(`{"seq":${seq}}`);
  return frontier.root();
}

describe("a checkpoint", () => {
  it("is the known answer of the format, byte for byte", () => {
    expect(signCheckpoint({ origin, size: 7, root: root() }, signer)).toBe(known);
    expect(verifierKey(origin, signer.publicKey)).toBe(knownKey);
  });

  it("is opened with the key that signed it", () => {
    expect(openCheckpoint(known, origin, signer.publicKey)).toEqual({ origin, size: 7, root: root() });
    const key = parseVerifierKey(knownKey);
    expect(key?.name).toBe(origin);
    expect(Buffer.from(key?.publicKey ?? []).equals(signer.publicKey)).toBe(true);
  });

  it("names its log after the organisation and the first eight bytes of the key's hash", () => {
    // SHA-256 of the public key of RFC 8032's seed 07 07 … begins with fe812c12f3ab4ce6.
    expect(originOf("samplecity.example", signer.publicKey)).toBe("samplecity.example/custodia/fe812c12f3ab4ce6");
  });

  it("keeps its meaning when a witness adds a line", () => {
    const cosigned = `${known}— witness.example/second ${Buffer.alloc(76, 4).toString("base64")}\n`;
    expect(openCheckpoint(cosigned, origin, signer.publicKey)?.size).toBe(7);
  });

  it.each([
    ["another size", known.replace("\n7\n", "\n8\n")],
    ["a size with a leading zero", known.replace("\n7\n", "\n07\n")],
    ["another root", known.replace("EvKA", "FvKA")],
    ["another origin", known.replaceAll("0123456789abcdef", "0123456789abcdee")],
    ["a signature with a bit turned", known.replace("GZwhKYS0w", "GZwhKYS0x")],
    ["another key's id", known.replace("8JzGZw", "8JzGZg")],
    ["no signature", known.slice(0, known.indexOf("—"))],
    ["a hyphen for the dash", known.replace("—", "-")],
    ["no empty line", known.replace("\n\n", "\n")],
    ["CRLF", known.replaceAll("\n", "\r\n")],
    ["something after it", `${known}more\n`],
    ["nothing at all", ""],
  ])("is refused with %s", (_, note) => {
    expect(openCheckpoint(note, origin, signer.publicKey)).toBeNull();
  });

  it("is refused under another key", () => {
    expect(openCheckpoint(known, origin, signerOf(Buffer.alloc(32, 8)).publicKey)).toBeNull();
  });

  it.each(["", "name", knownKey.replace("f09cc667", "f09cc668"), knownKey.replace("+Aep", "+Bep"), `${knownKey} `])(
    "has no verifier key in %j",
    (text) => {
      expect(parseVerifierKey(text)).toBeNull();
    },
  );
});
