import type { PolicyPack } from "../../main/model/policy-pack.ts";

/** `none`, or the roles of the pack. */
export function roleOptions(pack: PolicyPack): readonly { value: string; label: string }[] {
  return [
    { value: "", label: "No particular role" },
    ...pack.roles.map(({ id, title }) => ({ value: id, label: title })),
  ];
}

/** The role that a title most likely stands for: the one of the same words. */
export function roleOfTitle(pack: PolicyPack, title: string): string {
  const said = title.trim().toLowerCase();
  return pack.roles.find((role) => role.title.toLowerCase() === said)?.id ?? "";
}
