/** What a case is about, in a table, and the steps of it that were skipped. */
import type { ReactNode } from "react";
import type { CaseSummary } from "../../main/model/case-view.ts";
import type { CaseEntry } from "../../main/model/entry.ts";
import { Note } from "../components/note.tsx";
import { count, counted, moment } from "../format.ts";
import { usePack } from "../stores/packs.ts";
import { MissingValue } from "./entry-card.tsx";
import { FieldValue } from "./entry-rows.tsx";

export function Waivers({ entries, zone }: { entries: readonly CaseEntry[]; zone: string }) {
  const waivers = entries.filter((entry) => entry.kind === "step.waived");
  if (waivers.length === 0) return null;
  return (
    <Note tone="warn">
      {waivers.map((entry) => (
        <p key={entry.id}>
          <b>Skipped: {entry.fields.title}.</b> {entry.fields.reason}{" "}
          <span className="faint">
            {entry.actor.name}, {moment(entry.at, zone)}
          </span>
        </p>
      ))}
    </Note>
  );
}

interface FactsProps {
  readonly summary: CaseSummary;
  readonly opening: CaseEntry<"case.opened">;
  readonly zone: string;
  /** Fields of the opening entry that were withheld or are no longer kept, and why. */
  readonly missing?: ReadonlyMap<string, string>;
}

export function Facts({ summary, opening, zone, missing }: FactsProps) {
  const pack = usePack(summary.policy);
  const { fields } = opening;
  const shown = { pack, zone };
  const fact = (field: string, value: ReactNode) => {
    const because = missing?.get(field);
    return because === undefined ? value : <MissingValue because={because} />;
  };
  return (
    <dl className="facts">
      <dt>Account</dt>
      <dd>{fact("account", `${summary.account.name} (${summary.account.handle}), ${summary.account.department}`)}</dd>
      <dt>Author</dt>
      <dd>
        {fact("author", <bdi>{summary.author}</bdi>)} on {fact("platform", summary.platform)}
      </dd>
      <dt>Posted</dt>
      <dd>{fact("postedAt", <FieldValue field="postedAt" value={fields.postedAt} {...shown} />)}</dd>
      <dt>Where it stood</dt>
      <dd>{fact("published", <FieldValue field="published" value={fields.published} {...shown} />)}</dd>
      {(fields.address !== null || missing?.has("address")) && (
        <>
          <dt>Address</dt>
          <dd className="break">{fact("address", fields.address)}</dd>
        </>
      )}
      {summary.grounds.length > 0 && (
        <>
          <dt>Grounds</dt>
          <dd>
            <FieldValue field="grounds" value={summary.grounds} {...shown} />
          </dd>
        </>
      )}
      <dt>Policy</dt>
      <dd>
        {pack?.title ?? ""} <code className="mono">{summary.policy}</code>
      </dd>
      <dt>Entries</dt>
      <dd>
        {counted(summary.entries, "entry", "entries")}, no. {count(summary.firstSeq)} to no. {count(summary.lastSeq)}
      </dd>
    </dl>
  );
}
