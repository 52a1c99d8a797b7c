import type { ReactNode } from "react";
import type { Json } from "../../main/model/entry.ts";
import type { PolicyPack } from "../../main/model/policy-pack.ts";
import { FieldValue } from "../workflow/entry-rows.tsx";
import { fieldLabel } from "./request-words.ts";

interface ValueProps {
  readonly field: string;
  readonly value: Json;
  /** The field that a correction is about, for a correction’s own value. */
  readonly about: string | null;
  readonly pack: PolicyPack;
  readonly zone: string;
}

function member(value: Json, name: string): string {
  const inside =
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as { [name: string]: Json })[name]
      : "";
  return String(inside ?? "");
}

/** A field’s value as people read it, those included that only an export shows. */
export function PreviewValue({ field, value, about, pack, zone }: ValueProps): ReactNode {
  if (field === "actor") {
    return (
      <>
        <bdi>{member(value, "name")}</bdi>, <bdi>{member(value, "role")}</bdi>, computer user{" "}
        <bdi>{member(value, "osUser")}</bdi>
      </>
    );
  }
  if (field === "device") return <code className="mono">{String(value)}</code>;
  if (field === "amends") return `Entry no. ${member(value, "seq")}`;
  if (field === "field") return fieldLabel(String(value));
  if (field === "correction" && about !== null)
    return <FieldValue field={about} value={value} pack={pack} zone={zone} />;
  return <FieldValue field={field} value={value} pack={pack} zone={zone} />;
}
