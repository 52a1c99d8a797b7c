import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { Screen } from "../components/screen.tsx";
import { counted } from "../format.ts";
import { type AtDepartment, departmentDraft, recordDepartment } from "../people/at-department.ts";
import { filterPeople } from "../people/filter-store.ts";
import { HistoryPanel } from "../people/history-panel.tsx";
import { noFilter } from "../people/people-filter.ts";
import { SeatPanel } from "../people/seat-panel.tsx";
import { WorkplanPanel } from "../people/workplan-panel.tsx";
import { todayIn } from "../requests/at-request.ts";
import { useCurrentPack } from "../stores/packs.ts";
import { type DepartmentPlace, go } from "../stores/place.ts";
import { useDepartment, useRegister } from "../stores/register.ts";
import { PolicySays } from "../workflow/policy-says.tsx";

function Ways({ name }: { name: string }) {
  const row = useRegister().desk?.departments.find((one) => one.name === name);
  const showPeople = () => {
    filterPeople({ ...noFilter, department: name });
    go({ screen: "people" });
  };
  return (
    <section className="department-ways" aria-label="What belongs to it">
      <h2 className="group">What belongs to it</h2>
      <div className="ways">
        <Button look="quiet" onPress={() => go({ screen: "accounts", department: name })}>
          {row === undefined ? "Its accounts" : counted(row.accounts, "account")}
        </Button>
        <Button look="quiet" onPress={showPeople}>
          {row === undefined ? "Its people" : counted(row.people, "person", "people")}
        </Button>
        <Button look="quiet" onPress={() => go({ screen: "compliance", department: name })}>
          Compliance report
        </Button>
      </div>
    </section>
  );
}

function Page({ at }: { at: AtDepartment }) {
  const { view, pack } = at;
  const { name } = view.department;
  const { designation, workplan } = pack.register;
  return (
    <Screen
      title={<bdi>{name}</bdi>}
      sub="Who coordinates and who directs, and what the department wants with its pages."
      actions={
        <Button look="quiet" onPress={() => go({ screen: "people", tab: "departments" })}>
          All departments
        </Button>
      }
    >
      <div className="person">
        <div className="person-main">
          {designation !== null && <SeatPanel at={at} seat="coordinator" />}
          <SeatPanel at={at} seat="director" />
          <WorkplanPanel at={at} />
          {view.history.length > 0 && (
            <HistoryPanel
              history={view.history}
              pack={pack}
              draft={departmentDraft(name, "strike")}
              takeBack={(event, because) => recordDepartment(view, { step: "strike", event, because })}
            />
          )}
        </div>
        <aside className="beside">
          <Ways name={name} />
          <PolicySays
            pack={pack}
            clauses={[...(designation?.clauses.slice(0, 2) ?? []), ...(workplan?.clauses.slice(0, 2) ?? [])]}
            where={[]}
          />
        </aside>
      </div>
    </Screen>
  );
}

/** One department: coordinator, director, workplan, and what happened. [A-5.a.ii, A-6.a] */
export function Department({ place }: { place: DepartmentPlace }) {
  const { view, refused } = useDepartment(place.name);
  const pack = useCurrentPack();
  if (view === null || pack === null) return <ErrorNote refused={refused} />;
  return (
    <>
      <ErrorNote refused={refused} />
      <Page at={{ view, pack, today: todayIn(pack.timeZone), doing: place.doing }} />
    </>
  );
}
