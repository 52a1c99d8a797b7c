import { DoorOpen, Pencil } from "lucide-react";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { Screen } from "../components/screen.tsx";
import { Tag } from "../components/tag.tsx";
import { plainDate } from "../format.ts";
import { AccountsPanel } from "../people/accounts-panel.tsx";
import { AcknowledgementPanel } from "../people/acknowledgement-panel.tsx";
import { type AtPerson, personDraft, recordPerson, showForm } from "../people/at-person.ts";
import { CustodyPanel } from "../people/custody-panel.tsx";
import { HistoryPanel } from "../people/history-panel.tsx";
import { LeavePanel } from "../people/leave-panel.tsx";
import { LeftPanel } from "../people/left-panel.tsx";
import { ChangeDetails, PersonFacts } from "../people/person-details.tsx";
import { RolesPanel } from "../people/roles-panel.tsx";
import { todayIn } from "../requests/at-request.ts";
import { useCurrentPack } from "../stores/packs.ts";
import { go, type PersonPlace } from "../stores/place.ts";
import { usePerson } from "../stores/register.ts";
import { PolicySays } from "../workflow/policy-says.tsx";

function Actions({ at }: { at: AtPerson }) {
  const { person } = at.view;
  const toggle = (form: "change" | "leave") => showForm(person.id, at.doing === form ? undefined : form);
  return (
    <>
      <Button look="quiet" onPress={() => go({ screen: "people" })}>
        All people
      </Button>
      <Button icon={Pencil} aria-expanded={at.doing === "change"} onPress={() => toggle("change")}>
        Change the details…
      </Button>
      {person.left === null && (
        <Button icon={DoorOpen} aria-expanded={at.doing === "leave"} onPress={() => toggle("leave")}>
          Leaving…
        </Button>
      )}
    </>
  );
}

function Beside({ at }: { at: AtPerson }) {
  const { users, acknowledgement } = at.pack.register;
  return (
    <aside className="beside">
      <PersonFacts at={at} />
      <CustodyPanel at={at} />
      <PolicySays
        pack={at.pack}
        clauses={[...users.clauses.slice(0, 2), ...(acknowledgement?.clauses.slice(0, 1) ?? [])]}
        where={[]}
      />
    </aside>
  );
}

function Page({ at }: { at: AtPerson }) {
  const { person, history } = at.view;
  return (
    <Screen
      title={<bdi>{person.name}</bdi>}
      sub={
        <>
          {person.left !== null && <Tag>Left {plainDate(person.left.on)}</Tag>} <bdi>{person.title}</bdi>,{" "}
          <bdi>{person.department}</bdi>
        </>
      }
      actions={<Actions at={at} />}
    >
      {at.doing === "change" && <ChangeDetails at={at} />}
      {at.doing === "leave" && person.left === null && <LeavePanel at={at} />}
      <div className="person">
        <div className="person-main">
          <LeftPanel at={at} />
          <AcknowledgementPanel at={at} />
          <AccountsPanel at={at} />
          <RolesPanel at={at} />
          <HistoryPanel
            history={history}
            pack={at.pack}
            draft={personDraft(person.id, "strike")}
            takeBack={(event, because) => recordPerson(at.view, { step: "strike", event, because })}
          />
        </div>
        <Beside at={at} />
      </div>
    </Screen>
  );
}

/** One person: what was signed, on which accounts they may post, their roles, joining and leaving. */
export function PersonScreen({ place }: { place: PersonPlace }) {
  const { view, refused } = usePerson(place.id);
  const pack = useCurrentPack();
  if (view === null || pack === null) return <ErrorNote refused={refused} />;
  return (
    <>
      <ErrorNote refused={refused} />
      <Page at={{ view, pack, today: todayIn(pack.timeZone), doing: place.doing }} />
    </>
  );
}
