/**
 * Values on their way through the DevTools protocol, which carries JSON only. Electron clones them (structured clone);
 * here bytes become base64, and an array is wrapped so that it can't be mistaken for bytes.
 * `codec` also runs inside the page: it must stand alone.
 */
export function codec(toBase64: (bytes: Uint8Array) => string, fromBase64: (text: string) => Uint8Array) {
  function wrap(value: unknown): unknown {
    if (typeof value === "function" || typeof value === "symbol") throw new Error("An object could not be cloned.");
    if (value instanceof Uint8Array) return ["bytes", toBase64(value)];
    if (Array.isArray(value)) return ["array", value.map(wrap)];
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, wrap(part)]));
  }
  function unwrap(value: unknown): unknown {
    if (Array.isArray(value)) return value[0] === "bytes" ? fromBase64(value[1]) : value[1].map(unwrap);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, unwrap(part)]));
  }
  return {
    encode: (value: unknown): string => JSON.stringify(wrap(value)) ?? "null",
    decode: (text: string): unknown => unwrap(JSON.parse(text)),
  };
}

export const { encode, decode } = codec(
  (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64"),
  (text) => new Uint8Array(Buffer.from(text, "base64")),
);
