import { EyeOff, PencilLine } from "lucide-react";
import { useState } from "react";
import { amendableFields } from "../../main/model/amendment.ts";
import type { CaseEntry, Json } from "../../main/model/entry.ts";
import type { PolicyPack } from "../../main/model/policy-pack.ts";
import { Button } from "../components/button.tsx";
import { Tag } from "../components/tag.tsx";
import { UserText } from "../components/user-text.tsx";
import { count, moment, momentInFull } from "../format.ts";
import { kindWords } from "../words.ts";
import { CorrectForm } from "./correct-form.tsx";
import { FieldValue, fieldLabels, shownFields } from "./entry-rows.tsx";

interface EntryCardProps {
  readonly entry: CaseEntry;
  /** All entries of the case: a correction stands beside what it corrects. */
  readonly all: readonly CaseEntry[];
  readonly pack: PolicyPack | null;
  readonly zone: string;
  /** Shows the number of the entry and the policy version. */
  readonly full?: boolean;
  readonly heading?: "h3" | "h4";
  /** Another workstation's entry: it can't be corrected here. */
  readonly readOnly?: boolean;
  /** Fields of this entry that were withheld or are no longer kept, and why. */
  readonly missing?: ReadonlyMap<string, string>;
}

function correctionsOf(entry: CaseEntry, field: string, all: readonly CaseEntry[]): CaseEntry<"case.amended">[] {
  return all.filter(
    (one): one is CaseEntry<"case.amended"> =>
      one.kind === "case.amended" && one.fields.amends.seq === entry.seq && one.fields.field === field,
  );
}

/** In the place of a value: whoever reads it must see that something stood there. */
export function MissingValue({ because }: { because: string }) {
  return (
    <span className="missing">
      <EyeOff size={14} aria-hidden="true" />
      <span>
        <b>Not in this package:</b> <bdi>{because}</bdi>
      </span>
    </span>
  );
}

function FieldRow({ entry, field, all, pack, zone, missing }: EntryCardProps & { field: string }) {
  const because = missing?.get(field);
  if (because !== undefined) {
    return (
      <>
        <dt>{fieldLabels[field] ?? field}</dt>
        <dd>
          <MissingValue because={because} />
        </dd>
      </>
    );
  }
  const value = (entry.fields as unknown as Record<string, Json>)[field] ?? null;
  const corrections = correctionsOf(entry, field, all);
  return (
    <>
      <dt>{fieldLabels[field] ?? field}</dt>
      <dd>
        <div className={corrections.length > 0 ? "superseded" : undefined}>
          <FieldValue field={field} value={value} pack={pack} zone={zone} />
        </div>
        {corrections.map((one) => (
          <div key={one.id} className="correction">
            <Tag tone="warn">Corrected</Tag>
            <FieldValue field={field} value={one.fields.correction} pack={pack} zone={zone} />
            <small className="faint">
              {one.actor.name}, {moment(one.at, zone)}, entry no. {count(one.seq)}: {one.fields.reason}
            </small>
          </div>
        ))}
      </dd>
    </>
  );
}

function AmendmentRows({
  entry,
  pack,
  zone,
}: {
  entry: CaseEntry<"case.amended">;
  pack: PolicyPack | null;
  zone: string;
}) {
  const { amends, correction, field, reason } = entry.fields;
  return (
    <dl className="facts">
      <dt>Corrects</dt>
      <dd>
        {fieldLabels[field] ?? field} of entry no. {count(amends.seq)}
      </dd>
      <dt>To</dt>
      <dd>
        <FieldValue field={field} value={correction} pack={pack} zone={zone} />
      </dd>
      <dt>Reason</dt>
      <dd>
        <UserText text={reason} />
      </dd>
    </dl>
  );
}

/** One entry: what, who, when, every field, and its corrections. It never changes. */
export function EntryCard(props: EntryCardProps) {
  const { entry, pack, zone, full = false, heading: Heading = "h3", readOnly = false } = props;
  const [correcting, setCorrecting] = useState(false);
  const amendable = !readOnly && amendableFields[entry.kind].length > 0;
  return (
    <article className={entry.kind === "step.waived" ? "entry waived" : "entry"}>
      <header className="entry-head">
        <Heading>{kindWords[entry.kind]}</Heading>
        {entry.kind === "step.waived" && <Tag tone="warn">Skipped</Tag>}
        <small className="faint">
          {entry.actor.name}, {entry.actor.role} ·{" "}
          <time dateTime={entry.at} title={momentInFull(entry.at, zone)}>
            {moment(entry.at, zone)}
          </time>
        </small>
        {amendable && (
          <Button
            look="quiet"
            small
            icon={PencilLine}
            aria-expanded={correcting}
            onPress={() => setCorrecting(!correcting)}
          >
            Correct…
          </Button>
        )}
      </header>
      {entry.kind === "case.amended" && props.missing === undefined ? (
        <AmendmentRows entry={entry} pack={pack} zone={zone} />
      ) : (
        <dl className="facts">
          {shownFields(entry, props.missing).map((field) => (
            <FieldRow key={field} {...props} field={field} />
          ))}
        </dl>
      )}
      {full && (
        <p className="entry-foot mono">
          entry no. {count(entry.seq)} · {entry.policy} · computer user {entry.actor.osUser} on{" "}
          {entry.device.slice(0, 8)}
        </p>
      )}
      {correcting && <CorrectForm entry={entry} zone={zone} onClose={() => setCorrecting(false)} />}
    </article>
  );
}
