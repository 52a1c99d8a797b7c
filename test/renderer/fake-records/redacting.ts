/** What a pretend release makes of entries and their pictures. */
import { decode, encode } from "fast-png";
import type { CaseEntry, Json } from "../../../main/model/entry.ts";
import type { Area } from "../../../main/model/records-view.ts";
import { raise } from "./desk.ts";

/** Every field that an entry discloses. */
export function allFields(entry: CaseEntry): Readonly<Record<string, Json>> {
  return { ...(entry.fields as unknown as Record<string, Json>), actor: entry.actor, device: entry.device };
}

/** All text in a value, in one line. */
export function textIn(value: Json): string {
  if (typeof value === "string") return value;
  if (value === null || typeof value !== "object") return String(value ?? "");
  return Object.values(value).map(textIn).join(" ");
}

/** A new PNG with black areas. Throws REDACTION_AREA_INVALID. */
export function painted(original: Uint8Array, areas: readonly Area[]): Uint8Array {
  const { width, height, data, channels, depth } = decode(original);
  for (const area of areas) {
    const inside = area.x >= 0 && area.y >= 0 && area.x + area.width <= width && area.y + area.height <= height;
    if (!inside || area.width < 1 || area.height < 1) raise("REDACTION_AREA_INVALID");
    for (let y = area.y; y < area.y + area.height; y += 1) {
      const [from, to] = [(y * width + area.x) * channels, (y * width + area.x + area.width) * channels];
      data.fill(0, from, to);
      for (let at = from + channels - 1; channels % 2 === 0 && at < to; at += channels) data[at] = 255;
    }
  }
  return encode({ width, height, data, channels, depth });
}

export async function sha256Of(bytes: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new Uint8Array(bytes)));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
