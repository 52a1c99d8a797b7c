import type { CaseEntry, Evidence } from "../model/entry.ts";

/** Elements of the lists that an entry of a case may hold. */
const elements: Readonly<Record<string, unknown>> = {
  decided: "",
  grounds: { citation: "", id: "", text: "" },
};

/**
 * Are the fields of somebody else's entry of the types that its kind has? A signature says who wrote an entry, not that it makes sense.
 * @param example an entry of the same kind with every field filled in
 */
export function hasShape(entry: CaseEntry, example: CaseEntry): boolean {
  const { fields, actor, device } = entry;
  const given = entry.kind === "case.amended" ? { ...entry.fields, correction: "" } : fields;
  return typeof device === "string" && alike(actor, { name: "", role: "", osUser: "" }) && alike(given, example.fields);
}

/** Does this describe a sealed file? */
export function isEvidence(value: unknown): value is Evidence {
  return alike(value, { bytes: 0, mediaType: "", name: "", sha256: "" });
}

/** An example of null stands for a text that may be lacking. */
function alike(value: unknown, example: unknown, name = ""): boolean {
  if (example === null) return value === null || typeof value === "string";
  if (Array.isArray(example)) {
    return Array.isArray(value) && value.every((item) => alike(item, elements[name]));
  }
  if (typeof example !== "object") return typeof value === typeof example;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Object.entries(example).every(([key, part]) => {
    return Object.hasOwn(value, key) && alike((value as Record<string, unknown>)[key], part, key);
  });
}
