import { Siren } from "lucide-react";
import { useEffect, useState } from "react";
import type { Refused } from "../../main/model/error-code.ts";
import type { PolicyPack } from "../../main/model/policy-pack.ts";
import type { IncidentRow } from "../../main/model/records-view.ts";
import { refusedOf } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { Screen } from "../components/screen.tsx";
import { Tag } from "../components/tag.tsx";
import { UserLine } from "../components/user-text.tsx";
import { WorkProgress } from "../components/work-progress.tsx";
import { counted, relativeDay } from "../format.ts";
import { IncidentDetail } from "../incidents/incident-detail.tsx";
import { incidentStanding, incidentTitle } from "../incidents/incident-words.ts";
import { ReportForm } from "../incidents/report-form.tsx";
import { loadAccounts, useAccounts } from "../stores/accounts.ts";
import { useCurrentPack } from "../stores/packs.ts";
import { type IncidentsPlace, stay } from "../stores/place.ts";
import { useRecords, useRecordsStore } from "../stores/records.ts";
import { PolicySays } from "../workflow/policy-says.tsx";

function Row({ incident, zone, shown }: { incident: IncidentRow; zone: string; shown: boolean }) {
  const { words, tone } = incidentStanding(incident);
  const title = incidentTitle(incident);
  return (
    <li className="row incident-line">
      <Tag tone={tone}>{words}</Tag>
      <div className="row-text">
        <span className="t">
          <bdi>{title}</bdi>
        </span>
        <small>
          <UserLine text={incident.what} />
        </small>
      </div>
      <small className="when">noticed {relativeDay(incident.noticedAt, zone)}</small>
      <Button
        look={incident.acknowledged === null ? "plain" : "quiet"}
        aria-label={`Show: ${title}`}
        aria-expanded={shown}
        onPress={() => stay(shown ? { screen: "incidents" } : { screen: "incidents", incident: incident.id })}
      >
        Show
      </Button>
    </li>
  );
}

interface GroupProps {
  readonly title: string;
  readonly rows: readonly IncidentRow[];
  readonly zone: string;
  readonly shown: string | undefined;
}

function Group({ title, rows, zone, shown }: GroupProps) {
  if (rows.length === 0) return null;
  return (
    <section>
      <h2 className="group">{title}</h2>
      <ul className="list">
        {rows.map((row) => (
          <Row key={row.id} incident={row} zone={zone} shown={row.id === shown} />
        ))}
      </ul>
    </section>
  );
}

function Report({ pack, about }: { pack: PolicyPack; about: NonNullable<IncidentsPlace["report"]> }) {
  const accounts = useAccounts((store) => store.accounts);
  const [refused, setRefused] = useState<Refused | null>(null);
  useEffect(() => {
    loadAccounts().catch((error: unknown) => setRefused(refusedOf(error)));
  }, []);
  if (accounts === null) return <ErrorNote refused={refused} />;
  return (
    <div className="workflow two-columns">
      <section className="panel" aria-label="Report an incident">
        <h2>What happened</h2>
        <ReportForm pack={pack} accounts={accounts} about={about} />
      </section>
      <aside className="beside" aria-label="The policy">
        <PolicySays pack={pack} clauses={pack.records.incident.clauses} where={[]} />
      </aside>
    </div>
  );
}

function sentence(open: number): string {
  return open === 0
    ? "No incident is open."
    : `${counted(open, "incident is", "incidents are")} open: IT has not taken ${open === 1 ? "it" : "them"} up yet.`;
}

/** Incidents to IT: reported from here, from an account or from a case; open until IT has taken them up. [A-6.h.ii] */
export function Incidents({ place }: { place: IncidentsPlace }) {
  const desk = useRecords();
  const refused = useRecordsStore((store) => store.refused);
  const pack = useCurrentPack();
  if (desk === null || pack === null) return <ErrorNote refused={refused} />;
  const open = desk.incidents.filter(({ acknowledged }) => acknowledged === null);
  const done = desk.incidents.filter(({ acknowledged }) => acknowledged !== null);
  const shown = desk.incidents.find(({ id }) => id === place.incident);
  const about = place.report;
  return (
    <Screen
      title="Incidents"
      sub={sentence(open.length)}
      actions={
        about === undefined && (
          <Button
            look="primary"
            icon={Siren}
            onPress={() => stay({ screen: "incidents", report: { account: null, ofCase: null } })}
          >
            Report an incident
          </Button>
        )
      }
    >
      <ErrorNote refused={refused} />
      <WorkProgress works={["incident"]} label="Saving the message and its files" />
      {about !== undefined && <Report pack={pack} about={about} />}
      {shown !== undefined && <IncidentDetail key={shown.id} incident={shown} zone={pack.timeZone} />}
      {about === undefined && desk.incidents.length === 0 && (
        <div className="nothing">
          <h2>Nothing has been reported</h2>
          <p>
            When somebody gets into an account, misuses it or poses as it, report it here: the policy says whom to tell,
            and the message for IT is written for you.
          </p>
        </div>
      )}
      <Group title="Open" rows={open} zone={pack.timeZone} shown={shown?.id} />
      <Group title="With IT" rows={done} zone={pack.timeZone} shown={shown?.id} />
    </Screen>
  );
}
