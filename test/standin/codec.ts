/**
 * Values on their way through the DevTools protocol, which carries JSON only. Electron clones them (structured clone);
 * here bytes become base64, and an array is wrapped so that it can't be mistaken for bytes.
 * `codec` also runs inside the page: it must stand alone.
 */
export function codec(toBase64: (bytes: Uint8Array) => string, fromBase64: (text: string) => Uint8Array) {
  const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
  function wrap(value: unknown): unknown {
    if (typeof value === "function" || typeof value === "symbol") throw new Error("An object could not be cloned.");
    if (value instanceof Uint8Array) return ["bytes", toBase64(value)];
    if (Array.isArray(value)) return ["array", value.map(wrap)];
    if (!isObject(value)) return value;
    // Without a prototype no name means anything else than itself.
    const wrapped: Record<string, unknown> = Object.create(null);
    for (const name of Object.keys(value)) wrapped[name] = wrap(value[name]);
    return wrapped;
  }
  /** In place: what was just read from JSON belongs to nobody else, and lists are long. */
  function unwrap(value: unknown): unknown {
    if (!isObject(value)) return value;
    if (Array.isArray(value) && value[0] === "bytes") return fromBase64(value[1]);
    const held = Array.isArray(value) ? value[1] : value;
    for (const name of Object.keys(held)) if (isObject(held[name])) held[name] = unwrap(held[name]);
    return held;
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
