/** A pack file's value as it was read, before anything is known of it: wrong kinds are looked over here, and named by the schema. */

export function members(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Texts of a list with their places in it. */
export function texts(value: unknown): readonly (readonly [number, string])[] {
  return list(value).flatMap((one, place) => (typeof one === "string" ? [[place, one] as const] : []));
}

/** `id`, and the like, of every member of a list that has one, with its place. */
export function named(value: unknown, member = "id"): readonly (readonly [number, string])[] {
  return list(value).flatMap((one, place) => {
    const name = members(one)[member];
    return typeof name === "string" ? [[place, name] as const] : [];
  });
}
