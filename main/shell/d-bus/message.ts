/** Messages of the D-Bus wire protocol, version 1, as far as one listens to signals. (D-Bus specification, “Message Format”) */

/** Codes of header fields. */
const fields = { path: 1, interface: 2, member: 3, destination: 6, signature: 8 } as const;
const methodCall = 1;
const signal = 4;
const fixedBytes = 16;
/** The specification's limit, 128 MiB, is more than any signal that is waited for here needs. */
const longest = 1024 * 1024;

export interface Signal {
  readonly interface: string;
  readonly member: string;
  readonly signature: string;
  readonly body: Buffer;
  readonly littleEndian: boolean;
}

function padded(bytes: Buffer, boundary: number): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(-bytes.length & (boundary - 1))]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value, "utf8");
  return Buffer.concat([uint32(bytes.length), bytes, Buffer.alloc(1)]);
}

/** A struct of (byte, variant), which begins at a multiple of eight. */
function field(code: number, type: "o" | "s" | "g", value: string): Buffer {
  const content = type === "g" ? Buffer.from(`${String.fromCharCode(value.length)}${value}\0`, "latin1") : text(value);
  return Buffer.concat([Buffer.from([code, 1, type.charCodeAt(0), 0]), content]);
}

/** A call of the bus itself, with one text as its argument or none. `serial` counts from 1. */
export function callBus(serial: number, member: "Hello" | "AddMatch", argument: string | null): Buffer {
  const body = argument === null ? Buffer.alloc(0) : text(argument);
  const head = [
    field(fields.path, "o", "/org/freedesktop/DBus"),
    field(fields.interface, "s", "org.freedesktop.DBus"),
    field(fields.member, "s", member),
    field(fields.destination, "s", "org.freedesktop.DBus"),
    ...(argument === null ? [] : [field(fields.signature, "g", "s")]),
  ];
  const last = head.pop() ?? Buffer.alloc(0);
  const array = Buffer.concat([...head.map((one) => padded(one, 8)), last]);
  const start = Buffer.from(["l".charCodeAt(0), methodCall, 0, 1]);
  const fixed = Buffer.concat([start, uint32(body.length), uint32(serial), uint32(array.length)]);
  return Buffer.concat([padded(Buffer.concat([fixed, array]), 8), body]);
}

/**
 * Takes the next whole message off `bytes`.
 * @returns the rest, and the signal if it was one; null when the message is not there completely yet
 * @throws RangeError when these are no messages of D-Bus
 */
export function nextMessage(bytes: Buffer): { readonly rest: Buffer; readonly signal: Signal | null } | null {
  if (bytes.length < fixedBytes) return null;
  const littleEndian = bytes[0] === 0x6c;
  if (!littleEndian && bytes[0] !== 0x42) throw new RangeError("not a message of D-Bus");
  const number = (at: number) => (littleEndian ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  const [bodyLength, arrayLength] = [number(4), number(12)];
  const bodyAt = (fixedBytes + arrayLength + 7) & ~7;
  if (bodyLength > longest || arrayLength > longest) throw new RangeError("a message of D-Bus that is too long");
  if (bytes.length < bodyAt + bodyLength) return null;
  const rest = bytes.subarray(bodyAt + bodyLength);
  if (bytes[1] !== signal) return { rest, signal: null };
  const named = readFields(bytes, fixedBytes + arrayLength, number);
  const value = (code: number) => named.get(code) ?? "";
  const body = bytes.subarray(bodyAt, bodyAt + bodyLength);
  const names = { interface: value(fields.interface), member: value(fields.member) };
  return { rest, signal: { ...names, signature: value(fields.signature), body, littleEndian } };
}

/** The header fields that hold texts; those that hold numbers are stepped over. */
function readFields(bytes: Buffer, end: number, number: (at: number) => number): Map<number, string> {
  const found = new Map<number, string>();
  for (let at = fixedBytes; at < end; ) {
    at = (at + 7) & ~7;
    if (at + 8 > end) break;
    const [code = 0, type = ""] = [bytes[at], String.fromCharCode(bytes[at + 2] ?? 0)];
    at += 4;
    if (type === "u") at += 4;
    else {
      const length = type === "g" ? (bytes[at] ?? 0) : number(at);
      const start = at + (type === "g" ? 1 : 4);
      found.set(code, bytes.toString("utf8", start, start + length));
      at = start + length + 1;
    }
  }
  return found;
}
