import { useState } from "react";
import type { IncidentRow } from "../../main/model/records-view.ts";
import { Button } from "../components/button.tsx";
import { Hash } from "../components/hash.tsx";
import { Note } from "../components/note.tsx";
import { Tag } from "../components/tag.tsx";
import { Thumb } from "../components/thumb.tsx";
import { UserText } from "../components/user-text.tsx";
import { useArrived } from "../custodians/use-arrived.ts";
import { count, minuteInFull, moment } from "../format.ts";
import { go, stay } from "../stores/place.ts";
import { AcknowledgeForm } from "./acknowledge-form.tsx";
import { incidentStanding, sortWords } from "./incident-words.ts";
import { ItMessage } from "./it-message.tsx";

interface DetailProps {
  readonly incident: IncidentRow;
  readonly zone: string;
}

function Told({ told }: Pick<IncidentRow, "told">) {
  if (told.length === 0) return <span className="faint">nobody yet</span>;
  return (
    <ul className="plain-list">
      {told.map((one) => (
        <li key={`${one.title} ${one.name}`}>
          <bdi>{one.name}</bdi>, <bdi>{one.title}</bdi> <span className="faint">{one.how}</span>
        </li>
      ))}
    </ul>
  );
}

function Facts({ incident, zone }: DetailProps) {
  const { account, ofCase } = incident;
  return (
    <dl className="facts">
      <dt>Account</dt>
      <dd>
        {account === null ? (
          <span className="faint">none of ours</span>
        ) : (
          `${account.name} (${account.handle}), ${account.department}`
        )}
      </dd>
      <dt>Noticed</dt>
      <dd>{minuteInFull(incident.noticedAt, zone)}</dd>
      <dt>Since</dt>
      <dd>{incident.since === null ? <span className="faint">not known</span> : minuteInFull(incident.since, zone)}</dd>
      {ofCase !== null && (
        <>
          <dt>Case</dt>
          <dd>
            <Button look="quiet" small onPress={() => go({ screen: "record", id: ofCase })}>
              Show the case
            </Button>
          </dd>
        </>
      )}
      <dt>Told</dt>
      <dd>
        <Told told={incident.told} />
      </dd>
      <dt>Entry</dt>
      <dd>
        no. {count(incident.seq)}, {moment(incident.at, zone)}
      </dd>
    </dl>
  );
}

function Files({ incident }: { incident: IncidentRow }) {
  if (incident.evidence.length === 0) return null;
  return (
    <ul className="evidence-grid" aria-label="Sealed files">
      {incident.evidence.map((file) => (
        <li key={file.sha256}>
          <Thumb file={file} alt={file.name} />
          <Hash sha256={file.sha256} />
        </li>
      ))}
    </ul>
  );
}

function Acknowledged({ incident, zone }: DetailProps) {
  const { acknowledged } = incident;
  if (acknowledged === null) return null;
  const { at, by, reference, note } = acknowledged;
  return (
    <Note tone="good">
      <p>
        <b>
          <bdi>{by.name}</bdi>, <bdi>{by.role}</bdi>, took it up {moment(at, zone)}
        </b>
        {reference !== "" && (
          <>
            {" "}
            as <bdi>{reference}</bdi>
          </>
        )}
        .
      </p>
      {note !== "" && (
        <p>
          <bdi>{note}</bdi>
        </p>
      )}
    </Note>
  );
}

/** One incident: what is known of it, the message for IT, and whether IT has taken it up. */
export function IncidentDetail({ incident, zone }: DetailProps) {
  const [isAcknowledging, setAcknowledging] = useState(false);
  const heading = useArrived<HTMLHeadingElement>();
  const { words, tone } = incidentStanding(incident);
  const isOpen = incident.acknowledged === null;
  return (
    <section className="panel incident-open" aria-label={sortWords[incident.sort]}>
      <header>
        <h2 ref={heading} tabIndex={-1}>
          {sortWords[incident.sort]}
        </h2>
        <Tag tone={tone}>{words}</Tag>
        <Button look="quiet" small onPress={() => stay({ screen: "incidents" })}>
          Back to the list
        </Button>
      </header>
      <Acknowledged incident={incident} zone={zone} />
      <div className="content-quote">
        <UserText text={incident.what} />
      </div>
      <Facts incident={incident} zone={zone} />
      <Files incident={incident} />
      <ItMessage incident={incident} />
      {isOpen && (
        <div className="form-actions">
          <Button look="primary" aria-expanded={isAcknowledging} onPress={() => setAcknowledging(!isAcknowledging)}>
            IT has taken it up…
          </Button>
        </div>
      )}
      {isOpen && isAcknowledging && (
        <AcknowledgeForm incident={incident} zone={zone} onClose={() => setAcknowledging(false)} />
      )}
    </section>
  );
}
