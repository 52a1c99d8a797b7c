import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppError } from "../../../main/lib/app-error.ts";
import { canonical } from "../../../main/lib/canonical.ts";
import { decodeDisclosure, disclosureDigest, encodeDisclosure } from "../../../main/lib/proof/disclosure.ts";
import { parsePublicText, publicText } from "../../../main/lib/proof/public-part.ts";
import { entryKinds, type Json } from "../../../main/model/entry.ts";

function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
  return "nothing thrown";
}

const wellFormed = fc.string({ unit: "binary" }).filter((text) => text.isWellFormed());
const { json } = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { depthSize: "small" },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger(),
    wellFormed,
    fc.array(tie("json")),
    fc.dictionary(wellFormed, tie("json")),
  ),
}));

const hex = (n: number) => fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: n, maxLength: n });
const uuid = fc
  .tuple(hex(8), hex(4), hex(3), fc.constantFrom("8", "9", "a", "b"), hex(3), hex(12))
  .map(([a, b, c, variant, d, e]) => `${a}-${b}-7${c}-${variant}${d}-${e}`);
const digest = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString("base64url"));
const part = fc.record({
  digests: fc.uniqueArray(digest, { maxLength: 8 }).map((digests) => digests.sort()),
  at: fc
    .date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
    .map((date) => date.toISOString()),
  case: fc.option(uuid),
  id: uuid,
  kind: fc.constantFrom(...entryKinds),
  policy: fc.constantFrom("sample-pack@2026.1", "straße-regeln@1"),
  seq: fc.nat(),
});

describe("the public part of an entry", () => {
  it("is the JCS of exactly the format's members", () => {
    fc.assert(
      fc.property(part, (one) => {
        const { digests, ...rest } = one;
        expect(publicText(one)).toBe(canonicalize({ ...rest, _sd: digests, _sd_alg: "sha-256", v: 1 }));
      }),
    );
  });

  it("is read back as it was written", () => {
    fc.assert(
      fc.property(part, (one) => {
        const { digests, ...rest } = one;
        const { quotedDigests, ...read } = parsePublicText(publicText(one)) ?? { quotedDigests: "unread" };
        expect(read).toEqual(rest);
        expect(quotedDigests).toBe(digests.map((text) => `"${text}"`).join(","));
      }),
    );
  });

  it("is not read when it is written in any other way", () => {
    fc.assert(
      fc.property(part, fc.nat(), fc.string({ minLength: 1, maxLength: 2, unit: "binary" }), (one, place, inserted) => {
        const text = publicText(one);
        const at = place % (text.length + 1);
        const read = parsePublicText(text.slice(0, at) + inserted + text.slice(at));
        // What is still of the form then says something else.
        if (read !== null) expect(publicText({ ...read, digests: [] })).not.toBe(publicText({ ...one, digests: [] }));
      }),
      { numRuns: 500 },
    );
    for (const odd of ['{"seq":0}', "", "null", "[]", ' {"_sd":[]', "\0"]) expect(parsePublicText(odd)).toBeNull();
  });
});

describe("a disclosure", () => {
  it("gives back what was put in, and hashes as RFC 9901 says", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), json, (salt, value) => {
        const disclosure = encodeDisclosure(salt, "content", value);
        expect(disclosure).toMatch(/^[A-Za-z0-9_-]+$/);
        const text = Buffer.from(disclosure, "base64url").toString("utf8");
        expect(text).toBe(canonicalize([Buffer.from(salt).toString("base64url"), "content", value]));
        expect(canonical(decodeDisclosure(disclosure).value)).toBe(canonical(value));
        expect(disclosureDigest(disclosure)).toBe(createHash("sha256").update(disclosure, "ascii").digest("base64url"));
      }),
    );
  });

  it("agrees with the example of RFC 9901 section 4.2.3", () => {
    const disclosure = "WyI2cU1RdlJMNWhhaiIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0";
    expect(disclosureDigest(disclosure)).toBe("uutlBuYeMDyjLLTpf6Jxi7yNkEF35jdyWMn9U7b_RYY");
    expect(decodeDisclosure("WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0").value).toBe(
      "Möbius",
    );
  });

  it.each([
    ["a lone surrogate", "half \ud800 a pair", "TEXT_NOT_WELL_FORMED"],
    ["a lone surrogate inside", { note: ["\udc00"] }, "TEXT_NOT_WELL_FORMED"],
    ["a lone surrogate as a name", { "\ud83d": 1 }, "TEXT_NOT_WELL_FORMED"],
    ["a fraction", 0.5, "REQUEST_MALFORMED"],
    ["an integer past 2^53-1", 2 ** 53, "REQUEST_MALFORMED"],
    ["no number", Number.NaN, "REQUEST_MALFORMED"],
    ["an absent member", { note: undefined }, "REQUEST_MALFORMED"],
    ["a date", new Date(0), "REQUEST_MALFORMED"],
  ])("refuses %s", (_, value, code) => {
    expect(codeOf(() => canonical(value as Json))).toBe(code);
  });

  it("refuses a value that holds itself", () => {
    const round: Record<string, unknown> = {};
    round.self = round;
    expect(codeOf(() => canonical(round as Json))).toBe("REQUEST_MALFORMED");
  });

  it.each(["", "!!!", "bnVsbA", "WyJhIl0", "WzEsMiwzXQ"])("can't be read from %j", (text) => {
    expect(codeOf(() => decodeDisclosure(text))).toBe("LOG_DOES_NOT_VERIFY");
  });
});
