/** Message templates of a pack: text with `{{name}}` where the case fills in. */

export const placeholders = [
  /** the author's handle */
  "author",
  "platform",
  /** name of the city's account */
  "account",
  "organisation",
  "department",
  /** the policy's short title */
  "policy",
  /** `, posted on March 9, 2026`, or nothing when the day is unknown */
  "postedOn",
  /** a line per ground, in the policy's words */
  "grounds",
  /** `removal of the content and blocking` */
  "actions",
  /** `2 earlier cases`, `no earlier case` */
  "earlier",
  /** `repeated ` with earlier cases, else nothing */
  "repeated",
] as const;
export type Placeholder = (typeof placeholders)[number];
export type TemplateValues = Readonly<Record<Placeholder, string>>;

const pattern = /\{\{([^{}]*)\}\}/g;

/**
 * Names in the template that nothing fills, and braces that are left open; empty for a sound template.
 * @param known what is filled in; the message to an author's when left out
 */
export function templateFaults(template: string, known: readonly string[] = placeholders): readonly string[] {
  const unknown = [...template.matchAll(pattern)].map(([, name]) => name ?? "").filter((name) => !known.includes(name));
  const rest = template.replace(pattern, "");
  return rest.includes("{{") || rest.includes("}}") ? [...unknown, "{{ without }}"] : unknown;
}

/** Fills a template in. A value is never read as a template: braces in an author's name stay what they are. */
export function fillTemplate<P extends string = Placeholder>(
  template: string,
  values: Readonly<Record<P, string>>,
): string {
  const known = new Map<string, string>(Object.entries(values));
  return template.replace(pattern, (whole, name: string) => known.get(name) ?? whole);
}
