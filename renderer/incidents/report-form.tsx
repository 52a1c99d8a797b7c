import { useEffect } from "react";
import type { Account } from "../../main/model/account.ts";
import { incidentSorts } from "../../main/model/entry.ts";
import type { PolicyPack } from "../../main/model/policy-pack.ts";
import { Button } from "../components/button.tsx";
import { RadioChoices } from "../components/choices.tsx";
import { PickBox } from "../components/combo-box.tsx";
import { Form } from "../components/form.tsx";
import { Note } from "../components/note.tsx";
import { TextBox } from "../components/text-box.tsx";
import { TimeBox } from "../components/time-box.tsx";
import { useCase } from "../components/use-case.ts";
import { useSubmit } from "../components/use-submit.ts";
import { announce } from "../stores/announcer.ts";
import { useDraft } from "../stores/drafts.ts";
import { type IncidentsPlace, stay } from "../stores/place.ts";
import { loadRecords } from "../stores/records.ts";
import { dropFromTray, incidentTray, useTrayOf } from "../stores/tray.ts";
import { caseTitle } from "../words.ts";
import { EvidenceTray } from "./evidence-tray.tsx";
import { freshDraft, type IncidentDraft, isHalfTold, reportOf } from "./incident-draft.ts";
import { sortHints, sortWords } from "./incident-words.ts";
import { reportIncident } from "./report-incident.ts";
import { ToldFields } from "./told-fields.tsx";

interface ReportProps {
  readonly pack: PolicyPack;
  readonly accounts: readonly Account[];
  readonly about: NonNullable<IncidentsPlace["report"]>;
}

/** In which case it was noticed. */
function OfCase({ id }: { id: string }) {
  const { view } = useCase(id);
  if (view === null) return null;
  return (
    <Note>
      <p>
        Noticed in the case <b>{caseTitle(view.summary)}</b>. The report names it.
      </p>
    </Note>
  );
}

function useReport({ pack, about }: ReportProps, draft: IncidentDraft, clear: () => void) {
  const items = useTrayOf(incidentTray);
  return useSubmit(async () => {
    const input = reportOf(draft, { ofCase: about.ofCase, zone: pack.timeZone, now: new Date(), sources: [] });
    const row = await reportIncident(input, items);
    for (const { key } of items) dropFromTray(incidentTray, key);
    clear();
    await loadRecords();
    announce("Reported. The message for IT is ready.");
    stay({ screen: "incidents", incident: row.id });
  });
}

/** What happened, since when, with which account, and whom to tell. [A-6.h.ii] */
export function ReportForm(props: ReportProps) {
  const { pack, accounts, about } = props;
  const [draft, change, clear] = useDraft<IncidentDraft>("incident", freshDraft(pack.records.incident.tell, null));
  // Whoever comes from an account means that account, whatever was half-typed before.
  useEffect(() => {
    if (about.account !== null) change({ account: about.account });
  }, [about.account, change]);
  const submit = useReport(props, draft, clear);
  const half = draft.told.find(isHalfTold);
  const cancel = () => stay({ screen: "incidents" });
  return (
    <>
      {about.ofCase !== null && <OfCase id={about.ofCase} />}
      <Form
        submit={submit}
        action="Report it"
        label="Report an incident"
        disabled={half !== undefined}
        foot="Recorded in the log under your name. It stays open until IT has taken it up."
        more={
          <Button look="quiet" onPress={cancel}>
            Cancel
          </Button>
        }
      >
        <RadioChoices
          label="What is the matter"
          className="cards"
          value={draft.sort === "" ? null : draft.sort}
          onChange={(sort) => change({ sort })}
          required
          missing="Choose what comes closest."
          choices={incidentSorts.map((value) => ({ value, label: sortWords[value], more: sortHints[value] }))}
        />
        <PickBox
          label="Which account (if one is concerned)"
          items={accounts.map((one) => ({ id: one.id, label: `${one.name}, ${one.platform}`, more: one.handle }))}
          value={draft.account === "" ? null : draft.account}
          onChange={(account) => change({ account: account ?? "" })}
        />
        <TextBox
          label="What happened"
          value={draft.what}
          onChange={(what) => change({ what })}
          lines={5}
          required
          missing="Say what you saw, in your own words."
          hint="What you saw, where, and what you have done about it. Never write a password here."
        />
        <div className="two">
          <TimeBox
            label="Noticed"
            value={draft.noticed}
            onChange={(noticed) => change({ noticed })}
            zone={pack.timeZone}
            orNow
            required
          />
          <TimeBox
            label="Since when (if known)"
            value={draft.since}
            onChange={(since) => change({ since })}
            zone={pack.timeZone}
          />
        </div>
        <EvidenceTray />
        <ToldFields told={draft.told} onChange={(told) => change({ told })} />
        {half !== undefined && (
          <p role="status" className="field-error">
            Whoever was told needs a title, a name, and how.
          </p>
        )}
      </Form>
    </>
  );
}
