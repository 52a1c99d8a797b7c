import { useState } from "react";
import type { HoldView, Subject } from "../../main/model/records-view.ts";
import { Button } from "../components/button.tsx";
import { Tag } from "../components/tag.tsx";
import { day, plainDate } from "../format.ts";
import { go } from "../stores/place.ts";
import { useRecords } from "../stores/records.ts";
import { toWallDate } from "../zoned-time.ts";
import { LiftForm } from "./hold-forms.tsx";
import { isSameSubject } from "./retention-words.ts";
import { useSubjectTitle } from "./subject-title.ts";

interface RowProps {
  readonly hold: HoldView;
  readonly zone: string;
  /** The list is about one subject: its name stands above. */
  readonly alone: boolean;
}

function SubjectLink({ subject }: { subject: Subject }) {
  const title = useSubjectTitle(subject);
  const isGone = useRecords()?.disposals.some((one) => isSameSubject(one.subject, subject)) ?? false;
  if (isGone) return <span className="faint">{title}, no longer kept</span>;
  return (
    <Button look="quiet" small onPress={() => go({ screen: "retention", subject })}>
      <bdi>{title}</bdi>
    </Button>
  );
}

function since({ placedAt, by, lifted }: HoldView, zone: string): string {
  const placed = `by ${by.name}, ${by.role}, on ${plainDate(toWallDate(placedAt, zone))}`;
  return lifted === null ? placed : `${placed}; lifted ${day(lifted.at, zone)} by ${lifted.by.name}: ${lifted.reason}`;
}

function Row({ hold, zone, alone }: RowProps) {
  const [isLifting, setLifting] = useState(false);
  const isStanding = hold.lifted === null;
  return (
    <li className="row hold-row">
      <Tag tone={isStanding ? "warn" : "plain"}>{isStanding ? "On hold" : "Lifted"}</Tag>
      <div className="row-text">
        {!alone && (
          <span>
            <SubjectLink subject={hold.subject} />
          </span>
        )}
        <span className="t wraps">
          <bdi>{hold.reason}</bdi>
        </span>
        <small className="wraps">
          <bdi>{since(hold, zone)}</bdi>
        </small>
      </div>
      {isStanding && (
        <Button
          look="quiet"
          aria-label={`Lift the hold: ${hold.reason}`}
          aria-expanded={isLifting}
          onPress={() => setLifting(!isLifting)}
        >
          Lift…
        </Button>
      )}
      {isLifting && isStanding && <LiftForm hold={hold} onClose={() => setLifting(false)} />}
    </li>
  );
}

/** Holds, those that stand first. */
export function HoldList({
  holds,
  zone,
  alone = false,
}: {
  holds: readonly HoldView[];
  zone: string;
  alone?: boolean;
}) {
  const standing = holds.filter(({ lifted }) => lifted === null);
  const ordered = [...standing, ...holds.filter((hold) => !standing.includes(hold))];
  return (
    <ul className="list" aria-label="Holds">
      {ordered.map((hold) => (
        <Row key={hold.id} hold={hold} zone={zone} alone={alone} />
      ))}
    </ul>
  );
}
