import { execFileSync } from "node:child_process";
import { randomBytes, randomInt } from "node:crypto";
import { describe, expect, it } from "vitest";
import { readTotp, totpCode } from "../../main/vault/totp.ts";
import { refusal } from "./refused-with.ts";

const secret = "JBSWY3DPEHPK3PXP";

describe("a secret that no codes can be made from", () => {
  it.each([
    ["", "empty"],
    ["   ", "empty"],
    ["otpauth://totp/Sample?issuer=Sample", "empty"],
    ["ABCDEFGHI", "short"],
    [`A${"B".repeat(1_100)}`, "long"],
    ["x".repeat(5_000), "long"],
    ["JBSWY3DPEHPK3PX1", "secret"],
    ["JBSWY3DPEHPK3PX!", "secret"],
    ["пароль-пароль-пароль", "secret"],
    [`otpauth://hotp/Sample?secret=${secret}&counter=1`, "hotp"],
    [`otpauth://HOTP/Sample?secret=${secret}`, "hotp"],
    ["otpauth-migration://offline?data=CjEKCkhlbGxvId6tvu8SGEV4YW1wbGU", "several"],
    [`steam://${secret}`, "steam"],
    [`otpauth://totp/Sample?secret=${secret}&encoder=steam`, "steam"],
    ["https://invented-harbour.example/2fa", "address"],
    [`otpauth://motp/Sample?secret=${secret}`, "address"],
    [`otpauth://totp/Sample?secret=${secret}&algorithm=MD5`, "algorithm"],
    [`otpauth://totp/Sample?secret=${secret}&digits=5`, "digits"],
    [`otpauth://totp/Sample?secret=${secret}&digits=9`, "digits"],
    [`otpauth://totp/Sample?secret=${secret}&digits=6.5`, "digits"],
    [`otpauth://totp/Sample?secret=${secret}&period=0`, "period"],
    [`otpauth://totp/Sample?secret=${secret}&period=14`, "period"],
    [`otpauth://totp/Sample?secret=${secret}&period=121`, "period"],
    [`otpauth://totp/Sample?secret=${secret}&period=-30`, "period"],
  ])("%j is refused: %s", (text, reason) => {
    expect(refusal(() => readTotp(text, "Sample"))).toEqual({ code: "TOTP_INVALID", detail: { reason } });
  });

  it("is not repeated in the refusal", () => {
    for (const text of ["SECRETCANARY0189", "otpauth://hotp/x?secret=SECRETCANARY"]) {
      expect(JSON.stringify(refusal(() => readTotp(text, "Sample")))).not.toMatch(/CANARY/);
    }
  });
});

describe("a secret", () => {
  it("is read with blanks, hyphens, small letters and without padding", () => {
    const plain = readTotp(secret, "Sample page");
    expect(plain).toBe(`otpauth://totp/Sample%20page?secret=${secret}&algorithm=SHA1&digits=6&period=30`);
    for (const typed of [
      "jbsw y3dp ehpk 3pxp",
      " JBSW-Y3DP-EHPK-3PXP\n",
      "jbswy3dpehpk3pxp====",
      "JBSW–Y3DP–EHPK–3PXP",
    ]) {
      expect(readTotp(typed, "Sample page")).toBe(plain);
    }
  });

  it("comes with names, algorithm, digits and period from an otpauth address, which is read again as it was written", () => {
    const text = `otpauth://totp/Sample%20Network:parks%40example.org?secret=${secret.toLowerCase()}&issuer=Sample+Network&algorithm=sha-256&digits=8&period=60`;
    const uri = readTotp(text, "not this");
    expect(uri).toBe(
      `otpauth://totp/Sample%20Network:parks%40example.org?issuer=Sample%20Network&secret=${secret}&algorithm=SHA256&digits=8&period=60`,
    );
    expect(readTotp(uri, "")).toBe(uri);
  });

  it.each(["", "%zz", "a:b:c", "ein\u0000e\nZeile", "漢字🎈", "x".repeat(3_000), "\ud800"])(
    "is read whatever it is called: %j",
    (label) => {
      const uri = readTotp(secret, label);
      expect(readTotp(uri, "")).toBe(uri);
      const named = readTotp(`otpauth://totp/${label.slice(0, 200)}?secret=${secret}`, "Sample");
      expect(readTotp(named, "")).toBe(named);
    },
  );
});

describe("a code", () => {
  /** RFC 6238 appendix B. */
  it.each([
    [59, "SHA1", "94287082"],
    [59, "SHA256", "46119246"],
    [59, "SHA512", "90693936"],
    [1_111_111_109, "SHA1", "07081804"],
    [20_000_000_000, "SHA512", "47863826"],
  ])("at %i by %s is that of the RFC: %s", (seconds, algorithm, code) => {
    const base32 = {
      SHA1: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
      SHA256: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZA",
      SHA512: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNA",
    }[algorithm];
    const uri = readTotp(`otpauth://totp/x?secret=${base32}&algorithm=${algorithm}&digits=8`, "");
    expect(totpCode(uri, new Date(seconds * 1000)).code).toBe(code);
  });

  it("says how long it is still good", () => {
    const uri = readTotp(`otpauth://totp/x?secret=${secret}&period=45`, "");
    expect(totpCode(uri, new Date(0))).toMatchObject({ secondsLeft: 45, period: 45 });
    expect(totpCode(uri, new Date(44_999))).toMatchObject({ secondsLeft: 1 });
    expect(totpCode(uri, new Date(44_999)).code).toBe(totpCode(uri, new Date(0)).code);
    expect(totpCode(uri, new Date(45_000)).code).not.toBe(totpCode(uri, new Date(0)).code);
  });

  it("is the one that oathtool gives, for 1,000 seeds and times", () => {
    const tries = Array.from({ length: 1_000 }, (_, at) => {
      const base32 = base32Of(randomBytes(randomInt(10, 64)));
      const seconds = randomInt(0, 2 ** 34);
      const digits = 6 + (at % 3);
      const algorithm = ["SHA1", "SHA256", "SHA512"][Math.floor(at / 3) % 3] ?? "";
      const period = [15, 30, 45, 60, 120][at % 5] ?? 30;
      return { base32, seconds, digits, algorithm, period };
    });
    // One shell for all of them: these are test seeds, and may stand on a command line.
    const script = tries
      .map(
        ({ base32, seconds, digits, algorithm, period }) =>
          `oathtool --totp=${algorithm} -d ${digits} -s ${period}s --now @${seconds} -b ${base32}`,
      )
      .join("\n");
    const said = execFileSync("sh", ["-e"], { input: script, encoding: "utf8" }).trim().split("\n");
    const ours = tries.map(({ base32, seconds, digits, algorithm, period }) => {
      const text = `otpauth://totp/x?secret=${base32}&algorithm=${algorithm}&digits=${digits}&period=${period}`;
      return totpCode(readTotp(text, ""), new Date(seconds * 1000 + randomInt(0, 1000))).code;
    });
    expect(said).toHaveLength(1_000);
    expect(ours).toEqual(said);
  });
});

/** RFC 4648 section 6, written down as it stands there. */
function base32Of(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  const groups = bits.match(/.{1,5}/g) ?? [];
  const digits = groups.map((group) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[Number.parseInt(group.padEnd(5, "0"), 2)]);
  return digits.join("");
}
